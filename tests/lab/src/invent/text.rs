//! Texts in the formats that OpenAPI knows.

/// Valid texts of a format, in more than one spelling where it has several; none of a format that says nothing.
pub fn spellings(format: &str) -> &'static [&'static str] {
    match format {
        "date-time" => &["2020-01-02T03:04:05Z", "2020-01-02T03:04:05.120+02:00", "1969-12-31T23:59:59.999999Z"],
        "date" => &["2020-01-02", "0001-01-01"],
        "time" => &["03:04:05Z"],
        "duration" => &["P1DT2H", "PT5S", "P3W"],
        "uuid" => &["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"],
        "uri" | "uri-reference" => &["http://a.b/c?d=%20", "urn:x:y"],
        "email" => &["a@b.c"],
        "hostname" => &["a.b"],
        "ipv4" => &["1.2.3.4"],
        "ipv6" => &["::1", "0:0:0:0:0:0:0:1"],
        "byte" => &["aGk=", "", "aGk+/w=="],
        "regex" => &["^a*$"],
        _ => &[],
    }
}

use crate::report::{ChangeFormat, Format, Style, render, render_change, sample};

fn shown(style: &Style) -> String {
    let mut out = Vec::new();
    render(Format::Table, &sample::assessment(), style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn reads_well_at_80_columns() {
    let text = shown(&Style { width: 80, ..Style::default() });
    insta::assert_snapshot!(text);
    let wide = text.lines().filter(|line| line.chars().count() > 80).collect::<Vec<_>>();
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn reads_well_at_160_columns() {
    insta::assert_snapshot!(shown(&Style { width: 160, verbose: true, ..Style::default() }));
}

#[test]
fn reads_well_in_ascii() {
    let text = shown(&Style { unicode: false, ..Style::default() });
    insta::assert_snapshot!(text);
}

#[test]
fn colours_and_links_are_escapes_of_ours() {
    let text = shown(&Style { width: 80, colour: true, links: true, ..Style::default() });
    insta::assert_snapshot!(text.replace('\u{1b}', "\\e"));
}

#[test]
fn what_is_accepted_is_told_apart() {
    let mut out = Vec::new();
    render(Format::Table, &sample::signed(), &Style::default(), &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let (_, accepted) = text.split_once("2 findings accepted: failures still, not passes").unwrap();
    let lines: Vec<_> = accepted.lines().skip(1).take_while(|line| !line.is_empty()).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn without_colour_nothing_escapes() {
    assert!(!shown(&Style::default()).contains(['\u{1b}', '\u{7}', '\t']));
}

#[test]
fn findings_past_the_limit_are_counted_and_the_worst_shown() {
    let text = shown(&Style { max_findings: 2, ..Style::default() });
    assert!(text.contains("6 more findings not shown"), "{text}");
    assert!(text.contains("critical AWS-S3-003"), "{text}");
    assert!(!text.contains("low K8S-POD-011"), "{text}");
}

#[test]
fn nothing_evaluated_is_never_a_pass() {
    let mut out = Vec::new();
    render(Format::Table, &sample::nothing(), &Style::default(), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

#[test]
fn what_is_known_and_what_was_left_out_is_said() {
    let mut out = Vec::new();
    render(Format::Table, &sample::held(), &Style::default(), &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let (_, said) = text.split_once("new finding: ").unwrap();
    insta::assert_snapshot!(said.split("\n\n").next().unwrap());
}

#[test]
fn a_difference_reads_well_at_80_and_160_columns() {
    for width in [80, 160] {
        let mut out = Vec::new();
        let style = Style { width, unicode: false, ..Style::default() };
        render_change(ChangeFormat::Table, &sample::held().change.unwrap(), &style, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= width), "{text}");
        insta::assert_snapshot!(format!("difference_at_{width}"), text);
    }
}

//! The runs of a series over time, for a person and for machines.

mod json;
mod table;

pub(super) use json::render as json;
pub(super) use table::render as table;

#[cfg(test)]
mod tests {
    use crate::report::{HistoryFormat, Style, render_history, sample};

    fn text(format: HistoryFormat) -> String {
        let mut out = Vec::new();
        let style = Style { unicode: false, ..Style::default() };
        render_history(format, &sample::trend(), &style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_trend_for_a_person() {
        insta::assert_snapshot!(text(HistoryFormat::Trend));
    }

    #[test]
    fn every_form_is_safe_to_print() {
        for format in
            [HistoryFormat::Trend, HistoryFormat::TrendJson, HistoryFormat::Metrics, HistoryFormat::Prometheus]
        {
            assert!(!text(format).contains('\u{1b}'), "{format:?}");
        }
    }
}

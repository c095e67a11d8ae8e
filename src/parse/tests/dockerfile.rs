use super::{parsed, problems, shown};
use crate::model::{Level, Value};

fn stages(text: &str) -> Vec<Value> {
    let parsed = parsed("Dockerfile", text);
    parsed.documents[0].root.get("stages").and_then(Value::items).unwrap().to_vec()
}

/// The member of the first instruction after `FROM a`.
fn member(instruction: &str, key: &str) -> String {
    let stages = stages(&format!("FROM a\n{instruction}\n"));
    let instruction = stages[0].get("instructions").and_then(Value::items).and_then(<[Value]>::first);
    instruction.and_then(|instruction| instruction.get(key)).map(shown).unwrap_or_default()
}

#[test]
fn stages_have_names_bases_and_platforms() {
    let text = "ARG V=1\nFROM --platform=linux/amd64 golang:${V} as build\nRUN x\nFROM scratch\nUSER app\n";
    let stages = stages(text);
    assert_eq!(shown(stages[0].get("base").unwrap()), "\"golang:${V}\"");
    assert_eq!(shown(stages[0].get("name").unwrap()), "\"build\"");
    assert_eq!(shown(stages[0].get("platform").unwrap()), "\"linux/amd64\"");
    assert_eq!(shown(stages[1].get("name").unwrap()), "null");
    let parsed = parsed("Dockerfile", text);
    assert_eq!(shown(parsed.documents[0].root.get("args").unwrap()), "[{name: \"V\", value: \"1\"}]");
    let span = stages[0].origin.place.span;
    assert!(parsed.text.slice(span).ends_with("RUN x"));
}

#[test]
fn continued_lines_are_joined_and_comments_left_out() {
    let text = "RUN a \\\n  # why\n\n  && curl -k https://x | sh; \\\n  c";
    assert_eq!(member(text, "text"), "\"a   && curl -k https://x | sh;   c\"");
    assert_eq!(member(text, "commands"), "[\"a\", \"curl -k https://x | sh\", \"c\"]");
}

#[test]
fn a_command_knows_its_own_line() {
    let parsed = parsed("Dockerfile", "FROM a\nRUN b \\\n # c\n && curl -k d\n");
    let run = parsed.documents[0].root.get("stages").and_then(Value::items).unwrap()[0].clone();
    let run = run.get("instructions").and_then(Value::items).unwrap()[0].clone();
    let command = run.get("commands").and_then(Value::items).unwrap()[1].clone();
    let span = command.origin.place.span;
    assert_eq!((parsed.text.slice(span), parsed.text.locate(span).start.line), ("curl -k d", 4));
}

#[test]
fn the_exec_form_gives_its_words() {
    assert_eq!(member("CMD [\"a\", \"b c\"]", "arguments"), "[\"a\", \"b c\"]");
    assert_eq!(member("CMD [\"a\", \"b c\"]", "form"), "\"exec\"");
    assert_eq!(member("RUN [ -f x ] && y", "form"), "\"shell\"");
}

#[test]
fn pairs_come_one_by_one() {
    assert_eq!(
        member("ENV A=1 B=\"x y\" C='z'", "pairs"),
        "[{name: \"A\", value: \"1\"}, {name: \"B\", value: \"x y\"}, {name: \"C\", value: \"z\"}]"
    );
    assert_eq!(member("ENV A the rest", "pairs"), "[{name: \"A\", value: \"the rest\"}]");
    assert_eq!(member("ARG A", "pairs"), "[{name: \"A\", value: null}]");
}

#[test]
fn other_instructions_give_their_parts() {
    assert_eq!(member("COPY --from=b --chown=1 x y z/", "sources"), "[\"x\", \"y\"]");
    assert_eq!(member("COPY --from=b x z/", "flags"), "[{name: \"from\", value: \"b\"}]");
    assert_eq!(member("ADD [\"a b\", \"c\"]", "destination"), "\"c\"");
    assert_eq!(member("EXPOSE 22 80/tcp", "ports"), "[\"22\", \"80/tcp\"]");
    assert_eq!(member("user root", "value"), "\"root\"");
    assert_eq!(member("user root", "keyword"), "\"USER\"");
    assert_eq!(member("HEALTHCHECK NONE", "none"), "true");
    assert_eq!(member("HEALTHCHECK --interval=1s CMD curl x", "commands"), "[\"curl x\"]");
    assert!(member("ONBUILD RUN x", "instruction").contains("keyword: \"RUN\""));
}

#[test]
fn heredocs_are_read_to_their_end() {
    assert_eq!(
        member("RUN <<EOF\napt-get update\ncurl -k x\nEOF", "commands"),
        "[\"<<EOF\", \"apt-get update\", \"curl -k x\"]"
    );
    assert_eq!(member("COPY <<-E /a\n\tb\n\tE", "heredocs"), "[\"b\\n\"]");
    assert_eq!(problems("Dockerfile", "FROM a\nRUN cat <<EOF > x\nb\nEOF\nUSER c\n"), [] as [String; 0]);
}

#[test]
fn a_bad_instruction_hides_no_other() {
    let text = "FROM a\nOOPS b\nUSER c\nFROM d AS e\nFROM f AS E\n";
    assert_eq!(
        problems("Dockerfile", text),
        [
            "2:1 dockerfile-syntax unknown instruction `OOPS`",
            "5:11 dockerfile-duplicate-stage the stage name `E` is given twice"
        ]
    );
    assert_eq!(stages(text).len(), 3);
    assert_eq!(parsed("Dockerfile", "USER a\n").problems[0].level, Level::Error);
}

#[test]
fn the_escape_directive_changes_what_joins_lines() {
    assert_eq!(stages("# escape=`\nFROM a\nENV A=C:\\x `\n B=2\n").len(), 1);
    let stages = stages("# escape=`\nFROM a\nENV A=C:\\x `\n B=2\n");
    let pairs = stages[0].get("instructions").and_then(Value::items).unwrap()[0].get("pairs").map(shown);
    assert_eq!(pairs.as_deref(), Some("[{name: \"A\", value: \"C:\\\\x\"}, {name: \"B\", value: \"2\"}]"));
}

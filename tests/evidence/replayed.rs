//! Judging again: at another time, in another place, with other threads, from copies.

use crate::bundle::{Project, copy, edit, recompute};
use std::fs;

#[test]
fn a_bundle_with_inputs_replays_anywhere_with_any_number_of_threads() {
    let project = Project::new();
    let bundle = project.create("b", &["--include-inputs"]);
    let elsewhere = tempfile::tempdir().unwrap();
    copy(&bundle, &elsewhere.path().join("moved"));
    fs::remove_dir_all(project.path().join("src")).unwrap();
    fs::remove_dir_all(project.path().join(".tickmark")).unwrap();
    fs::remove_file(project.path().join("tickmark.toml")).unwrap();
    for jobs in ["1", "3"] {
        let (code, text) = project.verify(&elsewhere.path().join("moved"), &["--replay", "--jobs", jobs]);
        assert_eq!(code, Some(0), "{text}");
        assert!(text.contains(" 0 differences, 2 not reproduced because of redaction"), "{text}");
        let line =
            "not reproduced: DKR-FILE-003 on src/Dockerfile (code) rests on a value that the bundle's copy redacts";
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn resources_called_by_what_is_redacted_are_told_apart_from_differences() {
    let project = Project::new();
    let people = "locals {\n  people = { \"jane.doe@example.org\" = true, \"john.roe@example.org\" = false }\n}\n\
                  resource \"aws_s3_bucket\" \"of\" {\n  for_each = local.people\n  bucket = \"b-${each.key}\"\n\
                  acl = each.value ? \"public-read\" : \"private\"\n}\n";
    fs::write(project.path().join("src/people.tf"), people).unwrap();
    let bundle = project.create("b", &["--include-inputs"]);
    let (code, text) = project.verify(&bundle, &["--replay"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains(" 0 differences, "), "{text}");
    let told = "not reproduced: AWS-S3-005 on aws_s3_bucket.of[\"jane.doe@example.org\"] (code) is called by what";
    assert!(text.contains(told), "{text}");
    let (_, text) = project.verify(&bundle, &["--replay", "--inputs", "."]);
    assert!(text.contains(" 0 differences, 0 not reproduced"), "{text}");
}

#[test]
fn a_copy_of_the_directory_replays_every_check() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    let elsewhere = tempfile::tempdir().unwrap();
    copy(&project.path().join("src"), &elsewhere.path().join("src"));
    let from = elsewhere.path().to_str().unwrap();
    let (code, text) = project.verify(&bundle, &["--replay", "--inputs", from]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains(" 0 differences, 0 not reproduced"), "{text}");
    let (code, text) = project.verify(&bundle, &["--replay"]);
    assert!(code == Some(2) && text.contains("keeps no inputs"), "{text}");
}

#[test]
fn an_input_that_changed_is_named_with_every_check_that_differs() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    edit(project.path(), "src/main.tf", "enable_key_rotation = true", "enable_key_rotation = false");
    let (code, text) = project.verify(&bundle, &["--replay", "--inputs", "."]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("differs: input src/main.tf is not the file that was judged"), "{text}");
    assert!(text.contains("on aws_kms_key.main (code) was pass, and comes out fail"), "{text}");
    fs::remove_file(project.path().join("src/Dockerfile")).unwrap();
    let (_, text) = project.verify(&bundle, &["--replay", "--inputs", "."]);
    assert!(text.contains("differs: input src/Dockerfile is missing"), "{text}");
    assert!(text.contains("does not come out at all"), "{text}");
}

#[test]
fn a_forger_who_makes_everything_fit_is_found_by_replay() {
    let project = Project::new();
    // the bundle of other inputs, made whole: nothing in it disagrees with anything in it
    let honest = fs::read_to_string(project.path().join("src/main.tf")).unwrap();
    edit(project.path(), "src/main.tf", "public-read", "private");
    let forged = project.create("forged", &["--include-inputs"]);
    assert_eq!(project.verify(&forged, &["--replay"]).0, Some(0));
    fs::write(project.path().join("src/main.tf"), honest).unwrap();
    let (code, text) = project.verify(&forged, &["--replay", "--inputs", "."]);
    assert!(code == Some(1) && text.contains("comes out fail"), "{text}");
}

#[test]
fn results_that_the_kept_inputs_do_not_give_are_found_without_any_key() {
    let project = Project::new();
    let bundle = project.create("b", &["--include-inputs"]);
    let inventory = fs::read_to_string(bundle.join("inventory.json")).unwrap();
    let inventory: serde_json::Value = serde_json::from_str(&inventory).unwrap();
    let main = inventory["entries"].as_array().unwrap().iter().find(|entry| entry["path"] == "src/main.tf").unwrap();
    let file = main["kept"]["copy"]["file"].as_str().unwrap();
    edit(&bundle, file, "enable_key_rotation = true", "enable_key_rotation = false");
    recompute(&bundle);
    let (code, text) = project.verify(&bundle, &["--replay"]);
    assert!(code == Some(1) && text.contains("is not the file it claims to be"), "{text}");
}

#[test]
fn evidence_that_comes_out_of_another_time_is_told() {
    let project = Project::new();
    let key = r#"{"attributes": {"id": "k", "enable_key_rotation": true}}"#;
    let state = format!(
        r#"{{"version": 4, "terraform_version": "1.9.0", "resources": [{{"mode": "managed", "type": "aws_kms_key", "name": "k",
        "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [{key}]}}]}}"#
    );
    fs::write(project.path().join("src/terraform.tfstate"), state).unwrap();
    let bundle = project.create("b", &["--collected-at", "2026-01-30"]);
    let (code, text) = project.verify(&bundle, &["--replay", "--inputs", "."]);
    assert!(code == Some(0) && text.contains(" 0 differences"), "{text}");
    edit(&bundle, "run.json", "\"2026-01-30T00", "\"2025-06-30T00");
    recompute(&bundle);
    let (code, text) = project.verify(&bundle, &["--replay", "--inputs", "."]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("differs: the evidence of "), "{text}");
    assert!(text.contains("was of 2026-01-30") && text.contains("comes out of 2025-06-30"), "{text}");
}

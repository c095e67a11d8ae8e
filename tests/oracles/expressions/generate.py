#!/usr/bin/env python3
"""Makes expressions over every operator and function, asks `terraform console -plan`, and writes both.

    python3 tests/oracles/expressions/generate.py [--all]

Needs terraform 1.11. Expressions are the same at each run (seeded); answers that are recorded are asked again only
with --all. The answers are in `answers.jsonl`: `e` is the expression, `is` what the console prints, `refused` the first
line of what it says instead.
"""

import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ANSWERS = HERE / "answers.jsonl"
R = random.Random(20261122)

UNKNOWN_TEXT = "terraform_data.t.id"
TEXT = ['"hello"', '""', '"Hello World"', '"añb"', '"e\\u0301x"', '"a,b,c"', '"  x \\n"', "1", "true", "null", "2.50",
        UNKNOWN_TEXT, 'sensitive("s")', "[]", "var.secret", '"$${x}"', '"\\"q\\""', '"<a&b>"', '"日本語"', '"-5"']
NUMBER = ["0", "1", "-1", "2.5", '"3"', "1e3", "1/3", "null", '"x"', "terraform_data.number.output", "9007199254740993",
          "-0.5", "10", "true", "0.1", "1e30", "sensitive(4)", "7", "-2.7"]
LIST = ["[]", "[1, 2, 3]", '["a", "b", "a"]', 'tolist(["x", "y"])', 'toset(["b", "a"])', '[1, "a", true]', "[[1], [2, 3]]",
        "[null]", '["", null, "a"]', "terraform_data.list.output", '[terraform_data.t.id, "z"]', '[sensitive("p"), "q"]',
        'sensitive(["s"])', "null", "{a = 1}", '"text"', "[true, false]", "tolist([])", "toset([])", "terraform_data.tuple.output",
        "terraform_data.set.output", "var.unique", "var.pair", "[{a = 1}, {a = 2}]", '[["a", ["b"]], "c"]', "toset([1, 2, 3])",
        "tolist([3, 1, 2])", "terraform_data.t.output"]
MAP = ["{}", "{a = 1, b = 2}", '{b = "x", a = 1}', 'tomap({x = "1", y = "2"})', "{a = null}", "{a = {b = 1}}",
       "{a = terraform_data.t.id}", "terraform_data.object.output", "{k = sensitive(1)}", "null", "[]", "var.numbers",
       'sensitive({a = "x"})', "terraform_data.map.output", "tomap({})", "var.any", "terraform_data.t", '{a = [1, 2], b = ["x"]}']
ANY = TEXT[:10] + NUMBER[:8] + LIST + MAP
BOOL = ["true", "false", '"true"', '"false"', "1", "null", "terraform_data.truth.output", '"yes"', "sensitive(true)", '"1"', "0"]
BASE64 = ['"aGVsbG8="', '"w6k="', '"aGVsbG8"', '"/w=="', '""', '"a"', '"aGVs\\nbG8="', UNKNOWN_TEXT, "null", "sensitive(\"aGk=\")"]
ENCODING = ['"UTF-8"', '"UTF-16LE"', '"UTF-16BE"', '"ISO-8859-1"', '"windows-1252"', '"Shift_JIS"', '"nosuch"', '"utf-8"']
CIDR = ['"10.0.0.0/8"', '"10.1.2.3/16"', '"192.168.1.0/24"', '"fd00::/48"', '"2001:db8::1/64"', '"0.0.0.0/0"', '"10.0.0.1/32"',
        '"10.0.0.0"', '"10.0.0.0/33"', '"x"', "null", UNKNOWN_TEXT, '"::/0"', '"010.001.0.0/16"', '"fd00::/128"', 'sensitive("10.0.0.0/8")']
BITS = ["0", "1", "2", "4", "8", "16", "24", "32", "-1", "64", '"8"', "1.5", "null", "terraform_data.number.output"]
NET = ["0", "1", "2", "3", "15", "255", "256", "65535", "-1", "-2", '"5"', "1.5", "null", "18446744073709551616", "4294967296"]
TIME = ['"2018-01-02T23:12:01Z"', '"2017-11-22T00:00:00+02:00"', '"2024-02-29T12:00:00.5Z"', '"2017-11-22T01:00:00-05:30"',
        '"1969-12-31T23:59:59Z"', '"2018-1-2T23:12:01Z"', '"2018-02-30T00:00:00Z"', '"2018-01-02 23:12:01Z"', '"x"', "null",
        UNKNOWN_TEXT, '"2018-12-31T23:59:59+00:00"', '"2018-01-02T23:12:01"', '"2018-01-02T24:00:00Z"', '"0001-01-01T00:00:00Z"']
DURATION = ['"10m"', '"-1.5h"', '"1h30m15s"', '"0"', '"100ms"', '"1d"', '""', '"1"', '"24h"', '"-10s"', '"1µs"', '"8760h"', "null", '".5s"', '"+1h"']
DATE = ['"DD MMM YYYY hh:mm ZZZ"', '"EEEE, DD-MMM-YY hh:mm:ss ZZZ"', '"EEE, D MMMM H:m:s aa"', '"YYYY-MM-DD\'T\'hh:mm:ssZ"', '"\'it\'\'s\' h"',
        '"HH AA"', '"Q"', '"YYY"', '"\'open"', '""', '"M/D ZZZZ ZZZZZ"', '"--"', '"AA aa"', '"日 D"', '"hh\'h\'mm"', '"ZZ"', '"MMMMM"', '"s"']
JSON = ['"{\\"a\\": [1, 2.50, null, true], \\"b\\": {\\"c\\": \\"x\\"}}"', '"[]"', '"{}"', '"null"', '"1e3"', '"\\"\\\\u00e9\\""', '"{\\"a\\":1,\\"a\\":2}"',
        '"[1,]"', '""', '"01"', '"{a:1}"', '"[1] x"', '" true "', '"\\"a"', UNKNOWN_TEXT, "null", "local.json", '"-0"', '"123456789012345678901234567890"',
        '"\\"\\\\ud83d\\\\ude00\\""', '"\\"\\\\ud83d\\""', '"nan"', '"[[[]]]"', '"{\\"b\\":1,\\"a\\":\\"x\\"}"']
YAML = ['"a: 1\\nb: [x, \'1\', yes, ~]"', '"- 1\\n- 0x1f\\n- 017\\n- 1_000\\n- 1e3\\n- .inf"', '"true"', '""', '"a: &x {b: 1}\\nc: *x"', '"a: 2018-01-02"',
        '"a: {<<: {b: 1}, c: 2}"', '"x: |\\n  line\\n  two\\n"', '"a: b: c"', '"- a\\n-b"', '"---\\na: 1\\n---\\nb: 2"', '"? [a]\\n: b"', '"1: a"', '"a: !!str 1"',
        '"a: !foo 1"', '"\\"quoted\\""', '"null"', '"[1, 1.5, 1.50, -3]"', '"a: 1\\na: 2"', '"on: off"', UNKNOWN_TEXT, '"a: >-\\n  folded\\n  text\\n"', '"~: 1"',
        '"a: 2018-01-02T03:04:05Z"', '"a: 12:30:45"', '"a: 1.2.3"', '"a: 0o17"', '"a: 0b11"', '"a: +1"', '"a: .5"', '"a: 0.10"', '"a: 10.0.0.1"', '"a: 08"', '"a: y"', '"n: n"']
CSV = ['"a,b\\n1,2\\n3,4\\n"', '"a,b\\n"', '"a,b"', '""', '"a,b\\n1\\n"', '"a,b\\n\\"x,y\\",\\"z\\"\\"q\\"\\n"', '"a,a\\n1,2\\n"', '"a,b\\r\\n1,2\\r\\n"',
       '"a,b\\n1,\\"\\n"', '"a,b\\n\\n1,2\\n"', '"a,b\\n1,2,3"', '"a\\n\\" x \\"\\n"', '"a,b\\n 1, \\"2\\"\\n"', UNKNOWN_TEXT, "null", '"a,\\n1,\\n"', 'file("files/table.csv")']
PATTERN = ['"a(b)(c)?"', '"[a-z]+"', '"(?P<first>[a-z])(?P<rest>.*)"', '"\\\\d+"', '"^$"', '"(?i)HELLO"', '"("', '"a|b"', '"(?P<a>x)(y)"', '"[[:alpha:]]+"',
           '"\\\\w+"', '"\\\\bo"', '"."', '".*?"', '"x{2,3}"', '"{"', '"[^,]+"', '"\\\\s"', '"(a)|(b)"', '"\\\\pL+"', '"l+"', '"[a&&b]"', '"(?:o)( )"', '"\\\\Qa.b\\\\E"', '"[\\\\d,]+"', '"(?s).+"', '"\\\\S+$"', '"é"']
SUBJECT = ['"abc"', '"hello world"', '"a,b,c"', '"123 and 456"', '""', '"añb"', '"xx xxx"', '"a{b"', UNKNOWN_TEXT, "null", '"a.b"', '"HeLLo\\nx"', '"a&b[c"', 'sensitive("abc")']
FORMAT = ['"%s"', '"%d"', '"%5.2f|%-6s|%06d"', '"%v and %v"', '"%q"', '"%t"', '"%%"', '"plain"', '"%x %X %o %b"', '"%e %g"', '"%[2]s-%[1]s"', '"%#v"', '"%+d"', '"%.2s"',
          '"%"', '"%z"', '"%5s|%-5s|"', '"%s %s %s"', '"%G|%E"', '"%.3g"', '"% d"', '"%#x"', '"%08.3f"', '"%3d%%"', '"%.0f"', '"%f"', '"%[3]s"', '"%*d"', '"%#o"', '"%.10q"']
FORMATTED = ['"a"', "1", "255", "2.5", "true", '"añ日"', "[1, 2]", "{a = 1}", "null", "-3", '"12"', UNKNOWN_TEXT, "1/3", "1e21", "1234567", "0.00001", 'sensitive("s")', "tostring(null)", '"<&>"', "100", "123456789.125"]
PATH = ['"a/b/c.txt"', '"/a/b/"', '"a"', '""', '"/"', '"a//b/../c"', '"./a"', '"../x"', '"a/"', "null", UNKNOWN_TEXT, 'sensitive("a/b")', "1", '"."', '"a/./b"']
FILE = ['"files/hello.txt"', '"files/nosuch"', '"${path.module}/files/hello.txt"', '"files"', "null", UNKNOWN_TEXT, 'sensitive("files/hello.txt")', '"files/table.csv"', '"./files/hello.txt"']
NAMESPACE = ['"dns"', '"url"', '"oid"', '"x500"', '"6ba7b810-9dad-11d1-80b4-00c04fd430c8"', '"nosuch"', "null"]
VARS = ['{name = "x", list = ["a", "b"]}', "{}", '{name = "x", list = []}', '{name = terraform_data.t.id, list = ["a"]}', '{name = sensitive("n"), list = [1]}', "null", '{name = [1], list = []}', '{name = 1, list = {a = 1}}', 'tomap({name = "m"})', '[]']
TEMPLATE = ['"files/greeting.tftpl"', '"files/only.tftpl"', '"files/outer.tftpl"', '"files/hello.txt"', '"files/nosuch"', '"files/self.tftpl"']

FUNCTIONS = {
    "abs": [NUMBER], "abspath": [['"/a/../b"', '"/"', '"/a/./b/"', "null", UNKNOWN_TEXT, 'sensitive("/a")', '"/a//b"']],
    "alltrue": [LIST + ["[true, true]", '["true"]', "[null, true]", "[true, terraform_data.truth.output]", "[false, terraform_data.truth.output]", "[sensitive(true)]"]],
    "anytrue": [LIST + ["[true, false]", '["false"]', "[null, true]", "[true, terraform_data.truth.output]", "[false, terraform_data.truth.output]"]],
    "base64decode": [BASE64], "base64encode": [TEXT], "base64sha256": [TEXT], "base64sha512": [TEXT],
    "basename": [PATH], "ceil": [NUMBER + ["1/0", "-1/0", "1.5", "-1.5", "1e-10"]], "chomp": [TEXT + ['"a\\n\\n"', '"a\\r\\n"', '"\\n"', '"a\\nb\\n"', '"a\\r"']],
    "chunklist": [LIST, ["0", "1", "2", "-1", "1.5", '"2"', "null", "10", "terraform_data.number.output"]],
    "cidrhost": [CIDR, NET], "cidrnetmask": [CIDR], "cidrsubnet": [CIDR, BITS, NET], "cidrsubnets": [CIDR, BITS, BITS],
    "coalesce": [ANY, ANY, ANY], "coalescelist": [LIST, LIST], "compact": [LIST], "concat": [LIST, LIST], "contains": [LIST, ANY[:20]],
    "csvdecode": [CSV], "dirname": [PATH], "distinct": [LIST + ["[1, 1, 2]", '["a", "a", 1]', "[[1], [1]]", "[{a = 1}, {a = 1}]", "[null, null]"]],
    "element": [LIST, NUMBER], "endswith": [TEXT, TEXT], "ephemeralasnull": [ANY],
    "file": [FILE], "filebase64": [FILE], "filebase64sha256": [FILE], "filebase64sha512": [FILE], "fileexists": [FILE], "filemd5": [FILE],
    "fileset": [['"files"', '"."', '"files/"', '"nosuch"', "null", "path.module"], ['"*"', '"*.txt"', '"**"', '"**/*.tftpl"', '"[gh]*"', '"*.{csv,txt}"', '"nosuch*"', '"files/*"', '"?ello.txt"']],
    "filesha1": [FILE], "filesha256": [FILE], "filesha512": [FILE], "flatten": [LIST], "floor": [NUMBER + ["1/0", "1.5", "-1.5"]],
    "format": [FORMAT, FORMATTED, FORMATTED], "formatdate": [DATE, TIME], "formatlist": [FORMAT, LIST + FORMATTED, LIST[:6] + FORMATTED[:6]],
    "indent": [["0", "2", "-1", "1.5", '"4"', "null"], TEXT + ['"a\\nb\\n\\nc"', "local.indented"]],
    "index": [LIST, ANY[:20] + ['"b"', "2"]], "issensitive": [ANY + ["sensitive(1)", "var.secret", "[sensitive(1)]"]],
    "join": [['","', '""', '", "', "1", "null", UNKNOWN_TEXT], LIST, LIST], "jsondecode": [JSON], "jsonencode": [ANY + ["1/3", "1/0", "0.10", '"\\u2028\\u0007"', "local.heredoc"]],
    "keys": [MAP], "length": [ANY], "log": [NUMBER + ["8", "100", "16"], NUMBER + ["2", "10", "16"]],
    "lookup": [MAP, ['"a"', '"b"', '"nosuch"', "null", UNKNOWN_TEXT, "1"], ['"d"', "1", "null", "[]", "terraform_data.number.output"]],
    "lower": [TEXT + ['"ÀÉİ"', '"ẞ"', '"ΑΣ"']], "matchkeys": [LIST, LIST, LIST], "max": [NUMBER, NUMBER, NUMBER], "md5": [TEXT], "merge": [MAP, MAP], "min": [NUMBER, NUMBER],
    "nonsensitive": [ANY + ["sensitive(1)", "var.secret", "sensitive([sensitive(1)])"]], "one": [LIST + ["[1]", "[null]", "tolist([1])", "toset([2])"]],
    "parseint": [['"ff"', '"FF"', '"101"', '"-7"', '"zz"', '"Zz"', '""', '"0x1f"', '"+5"', '"1_000"', "5", "null", UNKNOWN_TEXT, '"9" ', '"123456789012345678901234567890"'],
                 ["2", "8", "10", "16", "36", "62", "1", "63", '"16"', "1.5", "0"]],
    "pathexpand": [['"a/b"', '"/x"', '""', "null", UNKNOWN_TEXT, "1", '"./a"']], "pow": [NUMBER + ["2", "3"], NUMBER + ["2", "0.5", "-2", "3"]],
    "range": [NUMBER + ["3", "5"], NUMBER + ["3", "5"], ["1", "2", "-1", "0", "0.5", "null", '"2"']], "regex": [PATTERN, SUBJECT], "regexall": [PATTERN, SUBJECT],
    "replace": [SUBJECT, ['"a"', '"/a(.)/"', '"/[a-z]+/"', '""', '"l"', '"/("', '"/"', '"//"', '"/(/"', "null", '"/(?P<x>.)b/"', '" "'], ['"X"', '"$1"', '"${1}y"', '"$$"', '""', '"$x"', '"$0"', UNKNOWN_TEXT, '"$1x"']],
    "reverse": [LIST], "sensitive": [ANY], "setintersection": [LIST, LIST], "setproduct": [LIST, LIST], "setsubtract": [LIST, LIST], "setunion": [LIST, LIST],
    "sha1": [TEXT], "sha256": [TEXT], "sha512": [TEXT], "signum": [NUMBER], "slice": [LIST, ["0", "1", "2", "-1", "null"], ["0", "1", "2", "3", "9", "1.5"]],
    "sort": [LIST + ['["b", "B", "a", "é"]', "[10, 9, 1]"]], "split": [['","', '""', '"l"', '", "', "null", "1"], TEXT], "startswith": [TEXT + ['"ab-${terraform_data.t.id}"', '"abc${terraform_data.t.id}"'], TEXT + ['"a"', '"ab-"', '"abcd"', '"x"']],
    "strcontains": [TEXT, TEXT + ['"l"', '","']], "strrev": [TEXT + ['"👨‍👩‍👧x"']], "substr": [TEXT + ['"👨‍👩‍👧xy"'], ["0", "1", "-1", "-3", "2", "10", "null", "1.5"], ["-1", "0", "1", "2", "10", '"3"', "-2"]],
    "sum": [LIST + ["[0.1, 0.2]", '["1", 2]', "[1/3, 1]", "[sensitive(1), 2]", "[null]"]], "templatefile": [TEMPLATE, VARS],
    "templatestring": [["local.template", "local.broken", "local.heredoc", '"x"', "var.secret"], VARS], "textdecodebase64": [BASE64 + ['"aABpAA=="', '"6Q=="'], ENCODING],
    "textencodebase64": [TEXT, ENCODING], "timeadd": [TIME, DURATION], "timecmp": [TIME, TIME], "title": [TEXT + ['"o\'neil x-y z_a 1b"', '"ñu ßa"']],
    "tobool": [ANY + BOOL], "tolist": [ANY], "tomap": [ANY], "tonumber": [ANY + ['"1e5"', '"0x1f"', '"1_0"', '" 1"', '"1."', '".5"', '"-"', '"+1"', '"1e"', '"Inf"', '"-inf"', '"NaN"', '"1e400"', '"infinity"', '"1E-3"', '"٣"']],
    "toset": [ANY], "tostring": [ANY + ["1e30", "1e-7", "0.1 + 0.2", "1/0", "100000000000000000000000", "-0"]], "transpose": [MAP + ['{a = ["x", "y"], b = ["x"]}', '{a = toset(["q"])}', "{a = [null]}", "{a = [1]}", '{a = [terraform_data.t.id]}']],
    "trim": [TEXT, ['"a"', '" \\n"', '""', '"hd"', "null", '"日"']], "trimprefix": [TEXT, ['"he"', '""', '"x"', '"a"', "null"]], "trimspace": [TEXT + ['"\\t\\u00a0x\\u2003"']], "trimsuffix": [TEXT, ['"lo"', '""', '"x"', '"b"', "null"]],
    "upper": [TEXT + ['"straße"', '"ǆ"', '"ŉ"']], "urlencode": [TEXT + ['"a b/c?d=e&f+g~h*i\'j(k)"']], "uuidv5": [NAMESPACE, TEXT], "values": [MAP], "yamldecode": [YAML], "yamlencode": [ANY + ['"a\\nb"', '"a\\nb\\n"', '"\\n"', '" x\\ny"', '"a\\n\\nb\\n\\n"', '{"x y" = [{a = 1, b = [2]}, [3, [4]]]}', '{a = "l1\\nl2", b = ["m1\\nm2\\n"]}', '"é<>&\\u2028\\t"', "1/3", '{a = [], b = {c = {}}}', '"true"', "[[]]", "[{}]", "[[[1]]]"]], "zipmap": [LIST, LIST],
}

FIXED = """
1 + 2 * 3 - 4 / 2
(1 + 2) * 3
7 % 3
-7 % 3
7 % -3
7.5 % 2
10 % 0
0 / 0
0 % 0
1 / 0
-1 / 0
1 / 0 - 1 / 0
1 / 0 + 1
1 / 0 * 0
2 / (1 / 0)
0.1 + 0.2
0.1 * 3
1 / 3
2 / 3
1 / 3 * 3
length([1]) / length([1, 2, 3])
length([1, 2]) * 1.5
10 / 4
1e3
1.5e-7
123456789012345678901234567890 + 1
1e100
1e-20
1.0
1.50
-0
0 * -1
-(-3)
- 5
!true
!"false"
!null
-"x"
-null
"10" + 5
"a" + 1
true + 1
null + 1
1 < 2
"1" < 2
"a" < "b"
1 <= 1 && 2 > 3 || true
true && "true"
true && 1
true && null
false || terraform_data.truth.output
true || terraform_data.truth.output
false && terraform_data.truth.output
1 == 1.0
1 == "1"
"a" == "a"
null == null
null != 1
[] == []
[1] == [1]
[1] == ["1"]
[1] == tolist([1])
tolist([1]) == tolist([1])
toset([1, 2]) == toset([2, 1])
{} == {}
{a = 1} == {a = 1}
{a = 1} == {a = 2}
{a = 1} == tomap({a = 1})
{a = null} == {a = null}
[null] == [null]
[null] == [1]
null == tostring(null)
terraform_data.t.id == null
terraform_data.t.id == "x"
terraform_data.t.id == 1
terraform_data.text.output == null
terraform_data.list.output == ["a"]
[terraform_data.t.id, 1] == ["a", 2]
[1, terraform_data.t.id] == [2, "a"]
"ab-${terraform_data.t.id}" == "ac-x"
"abc${terraform_data.t.id}" == "abd"
"abc${terraform_data.t.id}" == "abx"
"${terraform_data.t.id}abc" == "x"
sensitive(1) == 1
sensitive(1) + 1
!sensitive(true)
true ? 1 : 2
false ? 1 : 2
"true" ? 1 : 2
1 ? 1 : 2
"yes" ? 1 : 2
null ? 1 : 2
true ? 1 : "a"
false ? 1 : "a"
true ? 1 : true
true ? "1" : true
true ? [1] : ["a"]
true ? [1] : ["a", "b"]
true ? [] : [1]
false ? [] : [1]
true ? [1, "a"] : [true]
true ? {a = 1} : {a = "x"}
true ? {a = 1} : {b = 2}
true ? {a = 1} : {b = "x"}
true ? {} : {a = 1}
true ? {a = 1} : {}
true ? {a = 1} : []
true ? 1 : null
true ? null : 1
false ? null : "a"
true ? null : null
true ? tolist([1]) : toset([1])
true ? toset([1]) : tolist(["a"])
true ? tolist([1]) : ["a"]
true ? tomap({a = 1}) : {b = "x"}
true ? tomap({a = 1}) : {b = [1]}
true ? [{a = 1}] : [{b = 2}]
true ? [{a = 1}] : [{a = "x", b = 2}]
true ? {a = [1]} : {a = ["x", "y"]}
true ? {a = [1]} : {a = ["x"]}
true ? toset([1]) : ["a"]
true ? nosuch.x : 1
false ? terraform_data.nosuch : 1
true ? 1 : file("files/nosuch")
terraform_data.truth.output ? 1 : 2
terraform_data.truth.output ? 1 : "a"
terraform_data.truth.output ? [1] : [2]
terraform_data.truth.output ? {a = 1} : null
terraform_data.truth.output ? 1 : []
sensitive(true) ? 1 : 2
true ? sensitive(1) : 2
false ? sensitive(1) : 2
[1, 2, 3]
[]
{}
{a = 1, "b" = 2, (upper("c")) = 3}
{a = 1, a = 2}
{null = 1}
{true = 1}
{(null) = 1}
{([]) = 1}
{1 = 2}
{(1.50) = 2}
{(terraform_data.t.id) = 1}
{(sensitive("a")) = 1}
{"${"a"}b" = 1}
{a: 1}
[1, [2, [3]], {a = {b = []}}]
[for x in [1, 2, 3] : x * 2]
[for x in [1, 2, 3] : x if x > 1]
[for i, x in ["a", "b"] : "${i}${x}"]
[for k, v in {b = 1, a = 2} : "${k}=${v}"]
[for x in toset(["b", "a"]) : x]
[for k, v in toset(["b", "a"]) : "${k}${v}"]
[for x in {} : x]
[for x in [] : x]
[for x in null : x]
[for x in "abc" : x]
[for x in 1 : x]
[for x in [1] : y]
[for x in [1, 2] : x if null]
[for x in [1, 2] : x if "true"]
[for x in [1, 2] : x if "x"]
[for x in [1, 2] : x if terraform_data.truth.output]
[for x in terraform_data.list.output : x]
[for x in terraform_data.tuple.output : x]
[for x in [terraform_data.t.id] : "a${x}"]
[for x in sensitive([1, 2]) : x]
[for x in [sensitive(1), 2] : x]
[for x in [1, 2] : sensitive(x)]
[for x in [1, 2] : x if sensitive(true)]
{for x in ["a", "b"] : x => upper(x)}
{for k, v in {a = 1} : v => k}
{for x in ["a", "a"] : x => 1}
{for x in ["a", "b", "a"] : x => 1...}
{for i, x in ["a", "b", "a"] : x => i...}
{for x in ["a"] : null => x}
{for x in ["a"] : [x] => x}
{for x in [1, 2] : x => x if x > 1}
{for x in ["a"] : terraform_data.t.id => x}
{for x in ["a"] : sensitive(x) => 1}
{for x in ["a"] : x => sensitive(1)}
{for k, v in terraform_data.map.output : k => v}
[for x in [[1, 2], [3]] : [for y in x : y * 10]]
{for k, v in {a = {n = 1}, b = {n = 2}} : k => v.n}
[1, 2, 3][0]
[1, 2, 3][3]
[1, 2, 3][-1]
[1, 2, 3]["1"]
[1, 2, 3][1.5]
[1, 2, 3][null]
[1, 2, 3]["x"]
[1, 2, 3][true]
[1, 2, 3].1
{a = 1}["a"]
{a = 1}.a
{a = 1}.b
{a = 1}["b"]
{a = 1}[null]
{"1" = "x"}[1]
{"0" = 5}.0
tomap({a = 1}).a
tomap({a = 1})["b"]
tomap({a = 1}).b
tolist([1])[0]
toset([1])[0]
toset(["a"]).a
"abc"[0]
"abc".x
1.x
null.x
null[0]
[{a = 1}].a
[{a = 1}].0.a
{a = [{b = "x"}]}.a[0].b
[1, 2][terraform_data.number.output]
{a = 1}[terraform_data.t.id]
tomap({a = 1})[terraform_data.t.id]
terraform_data.list.output[0]
terraform_data.object.output.a
terraform_data.object.output.nosuch
terraform_data.object.output["b"]
terraform_data.map.output.x
terraform_data.tuple.output[1]
terraform_data.tuple.output[5]
terraform_data.text.output.x
terraform_data.t.output
terraform_data.t.nosuch
[sensitive(1), 2][0]
sensitive([1, 2])[0]
[1, 2][sensitive(0)]
[{a = 1}, {a = 2}][*].a
[{a = 1}, {a = 2}].*.a
[{a = 1}, {b = 2}][*].a
[[1, 2], [3]][*][0]
[[1, 2], [3]].*[0]
[[1], [2]].*
[][*].a
tolist([])[*]
tolist([{a = 1}])[*].a
toset([{a = 1}])[*].a
toset(["a"])[*]
null[*]
null[*].a
tolist(null)[*]
tostring(null)[*]
"a"[*]
{a = 1}[*].a
{a = 1}.*.a
5[*]
terraform_data.list.output[*]
terraform_data.text.output[*]
terraform_data.t.id[*]
terraform_data.object.output[*].a
terraform_data.t.output[*]
terraform_data.tuple.output[*]
sensitive([{a = 1}])[*].a
[sensitive({a = 1})][*].a
[{a = [{b = 1}, {b = 2}]}, {a = []}][*].a[*].b
"a${1}b"
"a${"b"}c"
"${1}"
"${[1]}"
"${null}"
"a${null}"
"a${[]}"
"a${{}}"
"a${true}b${1.50}c"
"a${sensitive("b")}c"
"a${terraform_data.t.id}c"
"a${terraform_data.list.output}"
"$${a} %%{b}"
"tab\\there \\"quoted\\" back\\\\slash \\u00e9 \\U0001F600"
"new\\nline"
"trailing\\n"
"%{if true}yes%{endif}"
"%{if false}yes%{endif}"
"%{if false}yes%{else}no%{endif}"
"%{if null}yes%{endif}"
"%{if "true"}yes%{endif}"
"%{if 1}yes%{endif}"
"%{if terraform_data.truth.output}yes%{endif}"
"%{for x in [1, 2, 3]}${x},%{endfor}"
"%{for i, x in ["a", "b"]}${i}=${x};%{endfor}"
"%{for k, v in {a = 1}}${k}=${v}%{endfor}"
"%{for x in []}x%{endfor}"
"%{for x in terraform_data.list.output}x%{endfor}"
"%{for x in null}x%{endfor}"
"%{for x in [1, null]}${x}%{endfor}"
"a ${~ 1 ~} b"
"a  %{~ if true ~}  b  %{~ endif ~}  c"
"%{for x in sensitive(["a"])}${x}%{endfor}"
"%{if sensitive(true)}a%{endif}"
local.heredoc
local.indented
local.interpolated_start
local.directives
local.stripped
local.both
local.escaped
local.json
local.nested
local.mixed
local.nosuch
var.secret
var.typed
var.typed[0].port + 1
var.typed[*].name
var.numbers
var.any
var.any.list
var.pair
var.unique
var.nosuch
path.module
path.root
terraform.workspace
each.key
count.index
self.x
nosuch(1)
nosuch.x
upper()
upper("a", "b")
max()
max([1, 5, 3]...)
max([]...)
max(null...)
max(terraform_data.list.output...)
merge([{a = 1}, {b = 2}]...)
concat([[1], [2]]...)
format("%s-%s", ["a", "b"]...)
max(sensitive([1, 2])...)
max(toset([1, 2])...)
max("a"...)
core::upper("a")
try(1, 2)
try(nosuch(1), 2)
try(nosuch.x, "d")
try({a = 1}.b, "d")
try([1][5], null)
try(file("files/nosuch"), "none")
try(1 / 0, "inf")
try(0 / 0, "nan")
try(terraform_data.t.id, "d")
try(terraform_data.t.nosuch, "d")
try([terraform_data.t.id][0], "d")
try(length([terraform_data.t.id]), "d")
try()
try(nosuch(1))
try([for x in [1] : x.y], "d")
try([for x in [terraform_data.t.id] : 1], "d")
try(tolist("x"), tolist([1]))
try(sensitive(1), 2)
can(1)
can({a = 1}.b)
can(terraform_data.t.id)
can(terraform_data.nosuch.id)
can(nosuch(1))
can(tonumber("x"))
can(1, 2)
type(1)
type("a")
type(null)
type([1, "a"])
type(tolist(["a"]))
type(toset([1]))
type(tomap({a = true}))
type({a = 1, b = {c = []}})
type(terraform_data.t.id)
type(terraform_data.list.output)
type(terraform_data.t.output)
type(true ? 1 : "a")
type(true ? [1] : ["a", "b"])
type([for x in [1] : x])
type({for x in ["a"] : x => 1})
type(concat([1], ["a"]))
type(concat(tolist([1]), tolist(["a"])))
type(merge({a = 1}, {b = "x"}))
type(merge(tomap({a = 1}), tomap({b = 2})))
type(jsondecode("[1, {\\"a\\": null}]"))
type(regexall("(a)(b)", "x"))
type(regexall("(?P<k>a)", "x"))
type(flatten([[1], ["a"]]))
type(var.typed)
type(var.any)
type(setproduct(["a"], [1]))
type(chunklist(["a"], 1))
type(csvdecode("a,b"))
type(one([]))
type(one(tolist([])))
type(tolist([]))
type(tolist([1])[*])
type("a${terraform_data.t.id}")
type(terraform_data.truth.output ? 1 : "a")
type(coalesce(null, 1, "a"))
type(lookup(tomap({a = 1}), "b", "2"))
type(distinct([1, "a"]))
type(element(["a", 1], 1))
type(slice([1, "a", true], 0, 2))
type(reverse(["a", 1]))
type(keys({a = 1}))
type(keys(tomap({a = 1})))
type(values({a = 1, b = "x"}))
type(zipmap(["a"], [1]))
type(length(terraform_data.list.output))
type(jsonencode(terraform_data.t.id))
tolist([1, "a", true])
tolist([1, true])
tolist([[1], ["a"]])
tolist([[1], ["a", "b"]])
tolist([{a = 1}, {a = "x"}])
tolist([{a = 1}, {b = 2}])
tolist([{a = 1}, []])
tolist([null, 1])
tolist([null, "a", 1])
tolist([[], [1]])
toset([1, "1", "a"])
toset([[1], [1]])
toset([{b = 2, a = 1}, {a = 1, b = 2}])
toset([10, 9, 1.5])
toset(["b", "a", "B", "é", "1"])
toset([true, false])
toset([[3, 1], [2, 9]])
toset([null, "a"])
toset([sensitive("a"), "b"])
toset([terraform_data.t.id, "b", "a"])
tomap({a = 1, b = "x"})
tomap({a = [1], b = ["x"]})
tomap({a = {x = 1}, b = {y = 2}})
tomap({a = 1, b = []})
tomap({a = null, b = 1})
[1, null, "x", tolist([]), toset([]), tomap({}), {}, tonumber(null), tolist(null), tomap(null)]
{a = tostring(null), b = tolist(null), c = tobool(null)}
"multi\\nline in list" == "x"
["multi\\nline"]
{a = "multi\\nline\\n"}
{"key with \\"quotes\\"" = 1}
{"key\\nnewline" = 1}
["é", "日本", "\\u0007", "tab\\t", "\\r", "$${x}", "%%{y}"]
length("👨‍👩‍👧")
upper("straße")
"e\\u0301" == "é"
length("e\\u0301")
jsonencode({b = 1, a = [true, null, "x", 1.50], c = {}})
jsonencode(toset(["b", "a"]))
jsonencode("a${terraform_data.t.id}")
jsonencode({a = terraform_data.t.id})
jsonencode({a = sensitive("x")})
jsonencode(jsonencode({a = 1}))
jsondecode(jsonencode({a = tolist([1]), b = tomap({x = null})}))
jsondecode(local.json).Statement[0].Action[0]
startswith(jsonencode({a = terraform_data.t.id}), "{")
startswith(jsonencode([terraform_data.t.id]), "{")
startswith("ab-${terraform_data.t.id}", "ab")
startswith("abc${terraform_data.t.id}", "abc")
length(jsonencode({a = 1}))
"${jsonencode({a = 1})}!"
base64encode(jsonencode({a = "<é>"}))
local.json == jsonencode(jsondecode(local.json))
cidrsubnets("10.0.0.0/16")
cidrsubnets("10.0.0.0/16", 8, 4, 8)
cidrsubnets("10.0.0.0/30", 2, 2, 2, 2)
cidrsubnets("10.0.0.0/30", 2, 2, 2, 2, 2)
cidrsubnets("fd00::/64", 16, 33)
cidrsubnets("0.0.0.0/0", 0)
cidrhost("10.0.0.0/8", 16777215)
cidrhost("10.0.0.0/8", 16777216)
cidrhost("10.0.0.0/8", -16777216)
cidrhost("10.0.0.0/8", -16777217)
cidrhost("fd00::/8", "18446744073709551616")
formatlist("%s", [])
formatlist("%s-%s", ["a", "b"], "c")
formatlist("%s-%s", ["a", "b"], ["c"])
formatlist("x")
formatlist("%s", toset(["b", "a"]))
formatlist("%s", [terraform_data.t.id, "a"])
formatlist("%v", [[1], [2]])
setproduct(["a"], ["b"], ["c", "d"])
setproduct(toset(["a"]), ["b"])
setproduct([], ["a"])
setproduct(["a"])
setunion(["a"], ["b"], ["c"])
setintersection([1, 2], [2, 3], [2])
setunion([], ["a"])
setunion()
lookup({a = 1}, "a")
lookup({a = 1}, "b")
lookup(tomap({a = 1}), "b", 2)
lookup({a = sensitive(1), b = 2}, "b", 3)
merge()
merge(null)
merge({a = 1}, null, {b = 2})
merge({a = {x = 1}}, {a = {y = 2}})
merge(tomap({a = 1}), {a = "x"})
merge({a = sensitive(1)}, {b = 2})
merge(sensitive({a = 1}), {b = 2})
coalesce()
coalesce(null)
coalesce("", "a")
coalesce(null, "", 0)
coalesce([], [1])
coalesce(terraform_data.t.id, "x")
coalescelist([], [])
coalescelist()
flatten([[1, [2, [3]]], [[[4]]]])
flatten([[], [[]]])
flatten(toset([[1], [2]]))
flatten([sensitive([1]), [2]])
flatten([terraform_data.list.output, ["a"]])
concat()
concat([])
concat([1], tolist(["a"]), toset(["b"]))
concat(terraform_data.list.output, ["x"])
concat([sensitive(1)], [2])
zipmap(["a", "b"], ["x", "y"])
zipmap(["a", "a"], [1, 2])
zipmap(["a"], [])
zipmap([terraform_data.t.id], [1])
element(["a", "b", "c"], 5)
element(tolist(["a"]), -1)
slice(["a", "b", "c"], 0, 0)
one([1, 2])
sum([1, 2.5, "3"])
sum(toset([1, 2]))
range(0)
range(1, 10, 4)
range(10, 1)
range(1, 10, -1)
range(0, 2000)
range(0, 1, 0.25)
timeadd("2018-01-01T00:00:00Z", "8760h")
substr("hello", -2, 0)
substr("hello", -10, 2)
replace("a.b.c", ".", "-")
replace("aaa", "/a{2}/", "b")
split("", "abc")
join("-", ["a", 1, true])
join(",")
format("%s")
format("%d", 1.5)
format("%d", "1")
format("%s", ["a"])
format("%v", null)
format("%s %s", "a", terraform_data.t.id)
format("%5.1f|%-5d|%05d|%+.2e", 3.14159, 42, 42, 12345.678)
format("%v %v %v", 1e21, 1e-7, 123456)
format("%v", {a = [1, null]})
format("%#v", "x")
format("%08b", 5)
format("%x", -255)
format("%-8s|", "é日")
format("%q", "a\\"b\\n<")
format("%[1]s %[1]s", "x")
format("%.3s", "añbc")
title("a b-c d_e f.g")
trimspace("\\n a b \\t")
regex("(\\\\d+)-(\\\\d+)", "10-20")
regex("[", "a")
regex("a", "b")
regexall("(a)(b)?", "abaa")
csvdecode("name,port\\nweb,80\\ndb,\\"5432\\"")[1].port
yamldecode("a:\\n  - b: 1\\n    c: [x, y]\\n")
yamlencode({name = "x", list = ["a", {b = 1}], multi = "a\\nb\\n"})
yamlencode("plain")
yamlencode(12)
yamldecode(yamlencode({a = [1, "1", null, true]}))
uuidv5("dns", "www.terraform.io")
uuidv5("url", "https://www.terraform.io/")
nonsensitive(sensitive(["a"]))
issensitive(sensitive("a"))
issensitive("a")
[for s in [sensitive("a"), "b"] : issensitive(s)]
length(sensitive([1, 2]))
keys(sensitive({a = 1}))
keys({a = sensitive(1)})
values({a = sensitive(1), b = 2})
sort([sensitive("b"), "a"])
join(",", [sensitive("b"), "a"])
reverse([sensitive("b"), "a"])
contains([sensitive("b"), "a"], "a")
pow(2, 0.5)
pow(2, -1)
pow(0, 0)
pow(0, 100)
"${pow(0, 100)}"
"${-pow(0, 3)}"
"${pow(0, 2) / 3}"
tostring(log(1, 7))
pow(10, 20)
pow(-8, 1/3)
log(0, 10)
log(10, 1)
log(-1, 10)
log(50, 10)
signum(1.5)
ceil(5.1)
floor(-5.1)
parseint("100", 2)
max(1/3, 0.33)
min("5", 3)
timestamp() == "x"
templatestring(local.template, {name = "x", list = [1, 2]})
templatefile("files/greeting.tftpl", {name = "x", list = ["a", "b"]})
templatefile("files/only.tftpl", {name = "x"})
templatefile("files/greeting.tftpl", {name = "x"})
templatefile("files/greeting.tftpl", {"bad name" = "x"})
base64gzip("")
base64gzip("a")
base64gzip("hello, hello, hello")
base64gzip("añb 日本語")
base64gzip(null)
base64gzip(12.50)
base64gzip(sensitive("s"))
base64gzip(terraform_data.t.id)
base64gzip("#!/bin/bash\\nset -e\\napt-get update\\napt-get install -y nginx\\nsystemctl enable --now nginx\\n")
base64gzip(join("", [for i in range(300): "a"]))
base64gzip(join("", [for i in range(20): "line ${i} of a text that says much the same as the one before\\n"]))
base64gzip(yamlencode({write_files = [for i in range(6): {path = "/etc/app/${i}.conf", content = "port = ${8000 + i}", mode = "0644"}]}))
base64gzip(jsonencode([for i in range(40): {id = i, name = "item-${i}", on = i % 3 == 0}]))
sha256(base64gzip(join(",", [for i in range(900): md5("${i}")])))
sha256(base64gzip(join("", [for i in range(900): sha256("${i % 7}")])))
sha256(base64gzip(join("\\n", [for i in range(1000): format("%04d %s", i, md5("${i % 50}"))])))
sha256(base64gzip(join("", [for i in range(1000): "${i}${i * i}${i % 17}"])))
sha256(base64gzip(join("", [for i in range(700): base64sha512("${i}")])))
sha256(base64gzip(join(" ", [for i in range(1000): "${floor(i / 3)} of ${i % 13} and ${i % 5} or ${md5("${i % 400}")}"])))
sha256(base64gzip(join("", [for i in range(1000): strrev("${i * 7919 % 1000}")])))
sha256(base64gzip(join("", [for i in range(1000): substr("abcdefghijklmnopqrstuvwxyz", i * i % 26, i % 9)])))
""".strip().splitlines()


def nested(depth):
    """A random expression."""
    atoms = ["1", "2.5", '"a"', '"10"', "true", "null", "[1, 2]", '["x", "y"]', "{a = 1}", '{k = "v", n = 2}',
             "terraform_data.t.id", "terraform_data.list.output", 'sensitive("s")', 'toset(["p", "q"])', "var.numbers"]
    if depth == 0:
        return R.choice(atoms)
    inner = lambda: nested(depth - 1)
    shape = R.randrange(12)
    if shape == 0:
        return f"({inner()} {R.choice(['+', '-', '*', '/', '%', '==', '!=', '<', '>', '&&', '||'])} {inner()})"
    if shape == 1:
        return f"({inner()} ? {inner()} : {inner()})"
    if shape == 2:
        return f"[{inner()}, {inner()}]"
    if shape == 3:
        return f"{{a = {inner()}, b = {inner()}}}"
    if shape == 4:
        return f"[for x in {inner()} : x]"
    if shape == 5:
        return f"{{for k, v in {inner()} : k => v}}"
    if shape == 6:
        return f'"x${{{inner()}}}y"'
    if shape == 7:
        return f"{inner()}[*]"
    if shape == 8:
        return f"try({inner()}, {inner()})"
    name = R.choice(["length", "tolist", "toset", "tomap", "tostring", "jsonencode", "flatten", "keys", "values", "merge", "concat",
                     "coalesce", "distinct", "reverse", "type", "sort", "compact", "yamlencode", "sensitive", "nonsensitive", "one"])
    if name in ("merge", "concat", "coalesce"):
        return f"{name}({inner()}, {inner()})"
    return f"{name}({inner()})" if name != "type" else inner()


def expressions():
    """Every expression once, in order."""
    made = [line.replace("\\\\", "\\") if False else line for line in FIXED]
    for left in ["1", '"2"', '"a"', "true", "null", "2.5", "[1]", "{a = 1}", UNKNOWN_TEXT, "terraform_data.number.output", "sensitive(3)"]:
        for operator in ["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||"]:
            for right in R.sample(["1", '"2"', '"a"', "false", "null", "0", '[1]', "{a = 1}", UNKNOWN_TEXT, "terraform_data.number.output"], 2):
                made.append(f"{left} {operator} {right}")
    for name, pools in FUNCTIONS.items():
        wanted = 14 if len(pools) > 1 else 12
        if len(pools) == 1:
            chosen = [[value] for value in (pools[0] if len(pools[0]) <= 36 else R.sample(pools[0], 24))]
        else:
            chosen = [[R.choice(pool) for pool in pools] for _ in range(wanted + 8 * (len(pools) - 1))]
        made += [f"{name}({', '.join(values)})" for values in chosen]
        made.append(f"{name}({', '.join(R.choice(pool) for pool in pools + [pools[-1]] * 3)})")
        made.append(f"{name}()")
    made += [nested(R.choice([1, 2, 2, 3])) for _ in range(320)]
    made += refined()
    # by hand, and drawn from a grammar of types: marks, unknowns and nulls through one function after the other
    made += (HERE / "crossed.txt").read_text().splitlines()
    made += ephemeral(list(dict.fromkeys(made)))
    return list(dict.fromkeys(made))


def ephemeral(made):
    """The same of what is ephemeral where it was sensitive, and what is left of some of it."""
    for number, expression in enumerate(each for each in made if re.search(r"\bsensitive\(|var\.secret", each)):
        passing = of_ephemeral(expression).replace("var.secret", "var.passing")
        yield passing
        if number % 3 == 0:
            yield f"ephemeralasnull({passing})"
    for value in ["[var.passing, var.secret, 1]", "{a = var.passing, b = [var.passing, 2]}", 'tolist(["a", var.passing])',
                  'tomap({a = "x", b = var.passing})', 'toset(["a", var.passing])', "sensitive([var.passing, 1])",
                  "sensitive(var.passing)", "[sensitive(var.passing)]", "terraform_data.t", "[terraform_data.t.id, var.passing]",
                  '"${terraform_data.t.id}${var.passing}"', "var.gone ? terraform_data.t.id : null", "{a = tonumber(var.gone ? 1 : 2)}"]:
        yield from (value, f"ephemeralasnull({value})", f"type(ephemeralasnull({value}))", f"nonsensitive({value})", f"issensitive({value})")
        yield from (f"ephemeralasnull({value}) == {value}", f"nonsensitive(ephemeralasnull({value}))", f"[for x in [{value}] : ephemeralasnull(x)]")


def of_ephemeral(expression):
    """With `(var.gone ? x : x)` in place of `sensitive(x)`: the same value, marked otherwise."""
    found = re.search(r"\bsensitive\(", expression)
    if not found:
        return expression
    depth, end = 1, found.end()
    while depth and end < len(expression):
        depth += {"(": 1, ")": -1}.get(expression[end], 0)
        end += 1
    inner, rest = of_ephemeral(expression[found.end():end - 1]), of_ephemeral(expression[end:])
    if not inner.strip() or "," in inner and not re.search(r"[\[{(\"]", inner) or inner.endswith("..."):
        return expression[:end] + rest
    return f"{expression[:found.start()]}(var.gone ? {inner} : {inner}){rest}"


def refined():
    """What is known beside an unknown: bounds, lengths, beginnings, and that it is not null."""
    condition, text = "terraform_data.truth.output", "terraform_data.t.id"
    number, some = f"({condition} ? 1 : 5)", f'toset([{text}, "k"])'
    for operator in ["<", "<=", ">", ">=", "==", "!="]:
        yield from (f"{number} {operator} {other}" for other in range(7))
        yield from (f"length({some}) {operator} {other}" for other in range(4))
        yield from (f"{other} {operator} length({some})" for other in range(4))
        yield f"{number} {operator} ({condition} ? 5 : 7)"
    for value in ["null", "tostring(null)", "tolist(null)", "true", '"a"', "1", "[]", "tolist([])", 'tolist(["a"])', "{}",
                  "tomap({a = 1})", 'toset(["a"])', "{a = 1}", "[1]", "tomap({})", "toset([])", "[null]", '""']:
        yield f"{condition} ? {value} : {value}"
        yield f"({condition} ? {value} : {value}) == {value}"
        yield f"{condition} ? null : {value}"
        yield f"{condition} ? {value} : tostring(null)"
        yield f"{condition} ? {text} : {value}"
    yield from [re.sub(r"\b(T|SOME|C)\b", lambda name: {"T": text, "SOME": some, "C": condition}[name.group()], each) for each in REFINED]


REFINED = """
tolist(toset([T]))
tolist(SOME)
length(tolist(SOME))
tolist(SOME)[0]
[for x in toset([T]) : x]
toset([T])
SOME[*]
concat(SOME, ["z"])
flatten([SOME])
flatten(toset([T]))
sort(SOME)
join(",", SOME)
join(",", toset([T]))
contains(SOME, "k")
contains(toset([T]), "k")
one(toset([T]))
one(SOME)
setunion([T], ["k"])
length(setunion([T], ["k"]))
setsubtract([T], ["k"])
setintersection([T], ["k"])
setproduct([T], ["k"])
setproduct(toset([T]), toset(["k"]))
length(setproduct([T, "a"], ["k"]))
coalescelist(tolist(toset([T])), ["z"])
distinct([T, T])
compact([T, ""])
length(compact([T]))
reverse(SOME)
slice(tolist(toset([T])), 0, 1)
merge({(T) = 1}, {b = 2})
{for x in toset([T]) : x => 1}
formatlist("%s!", SOME)
formatlist("%s!", toset([T]))
formatlist("%s-%s", [T, "k"], "z")
zipmap(toset([T]), [1])
matchkeys(["a"], [T], ["k"])
index([T, "k"], "k")
index(["k", T], "k")
chunklist(SOME, 1)
sum([1, length(SOME)])
max(length(SOME), 5)
range(length(SOME))
alltrue([T == "x"])
alltrue([false, T == "x"])
anytrue([true, T == "x"])
transpose({a = [T]})
startswith(jsonencode(T), "\"")
startswith(jsonencode([T]), "[")
startswith(jsonencode({a = T}), "{\"a")
startswith(jsonencode(length(T)), "1")
jsonencode(T) == null
startswith(yamlencode(T), "x")
T != null
T == ""
terraform_data.t == null
length(T) >= 0
length(T) < 0
length("abc${T}") > 2
upper("abc-${T}") == "x"
startswith(C ? "ab-1" : "ab-2", "ab")
startswith(C ? "ab-1" : "ab-2", "c")
(C ? "ab-1" : "ab-2") == "c"
[T, "b"] == ["a", "c"]
{a = T, b = 1} == {a = "x", b = 2}
tolist([T]) == tolist(["a", "b"])
toset([T]) == toset(["a", "b"])
tomap({a = T}) == tomap({b = "x"})
[] == terraform_data.list.output
null == [T]
lookup({a = T}, "b", "c")
try([T][1], "none")
can(tonumber(T))
try({a = 1}[T], 2)
coalesce("", T)
coalesce(null, T, "x")
coalesce("a${T}", "x")
coalesce(C ? null : "x", "y")
"${T}${T}"
trimprefix("ab-${T}", "ab-")
split("-", "a-${T}")
replace("ab-${T}", "ab", "c")
startswith(format("abc-%s", T), "abc-")
startswith(format("%s-abc", T), "abc-")
startswith(format("a%%b-%s", T), "a%b")
startswith(format("n%d-%s", 5, T), "n5-")
startswith(format("%s-%s", "x", T), "x-")
startswith(format("%v|%s", true, T), "true|")
startswith(join("-", ["abc", T]), "abc")
T == T
terraform_data.t
length(terraform_data.list.output) >= 0
terraform_data.list.output == []
tonumber(C ? "1" : "2") > 0
-(C ? 1 : 5) < 0
(C ? 1 : 5) + 1 > 1
abs(C ? 1 : 5) > 0
floor(C ? 1 : 5) < 10
max((C ? 1 : 5), 7) > 6
C && false
C || true
format("%5t|%-6t|", true, false)
cidrhost("::ffff:10.0.0.0/104", 5)
cidrhost("::ffff:10.0.0.0/104", 0)
cidrsubnet("::ffff:10.0.0.0/104", 8, 5)
cidrnetmask("::ffff:10.0.0.0/104")
""".strip().splitlines()


ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def ask(expression, directory):
    """What the console says."""
    environment = {"PATH": os.environ["PATH"], "HOME": directory, "TF_CLI_CONFIG_FILE": "/dev/null", "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
    done = subprocess.run(["terraform", "console", "-plan"], input=expression + "\n", capture_output=True, text=True, cwd=directory,
                          env=environment, check=False, timeout=120)
    out, err = ESCAPES.sub("", done.stdout), ESCAPES.sub("", done.stderr)
    if done.returncode:
        lines = [line.strip("│╷╵ ") for line in err.splitlines()]
        error = next((line for line in lines if line.startswith("Error: ")), "Error")
        detail = [line for line in lines if line and not line.startswith(("Error:", "on <", "(source"))]
        return {"e": expression, "refused": error.removeprefix("Error: ") + ": " + " ".join(detail[:2])[:120]}
    return {"e": expression, "is": out.removesuffix("\n")}


def work(expressions, directory, known):
    """Asks for some expressions, one after the other."""
    for expression in expressions:
        known[expression] = ask(expression, directory)


def main():
    known = {}
    if ANSWERS.exists() and "--all" not in sys.argv:
        known = {answer["e"]: answer for answer in map(json.loads, ANSWERS.open(newline="\n"))}  # texts hold other line ends
    wanted = expressions()
    with tempfile.TemporaryDirectory() as directory:
        shutil.copytree(HERE / "files", pathlib.Path(directory) / "files")
        shutil.copy(HERE / "main.tf", directory)
        new = [expression for expression in wanted if expression not in known]
        # a plan locks its directory: one for each worker
        workers = 4
        copies = [shutil.copytree(directory, f"{directory}/worker{number}", ignore=shutil.ignore_patterns("worker*")) for number in range(workers)]
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            for number in range(workers):
                pool.submit(work, new[number::workers], copies[number], known)
    with ANSWERS.open("w") as file:
        for expression in wanted:
            file.write(json.dumps(known[expression], ensure_ascii=False) + "\n")
    refused = sum("refused" in known[expression] for expression in wanted)
    print(f"{len(wanted)} expressions, {len(new)} asked, {refused} refused")


main()

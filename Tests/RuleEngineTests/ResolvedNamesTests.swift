import Findings
import Lexing
import RuleEngine
import SourceText
import Testing

/// What is written another way is found like what is written plainly.
@Suite("Rules and what names stand for")
struct ResolvedNamesTests {
  private func found(_ text: String, path: String) throws -> [Finding] {
    var matcher = try RuleMatcher(Shipped.set())
    let found = try findings(text, path: path, &matcher).filter { $0.dimension == .security }
    #expect(matcher.undone.isEmpty)
    return found
  }

  @Test(
    "a renamed import is what it was",
    arguments: [
      ("a.py", "import subprocess as sp\nsp.call(cmd, shell=True)\n", "code.py-shell-command"),
      ("a.py", "from os import system as s\ns('ls ' + folder)\n", "code.py-shell-command"),
      ("a.py", "from os import (\n    path,\n    system,\n)\nsystem('ls ' + folder)\n", "code.py-shell-command"),
      ("a.py", "import os as o\ngetattr(o, 'system')('ls ' + folder)\n", "code.py-shell-command"),
      ("a.py", "__import__('os').system('ls ' + folder)\n", "code.py-shell-command"),
      ("a.py", "def f(folder):\n    from os import system as s\n    s('ls ' + folder)\n", "code.py-shell-command"),
      (
        "a.js", "const { exec: run } = require('child_process');\nrun('ls ' + req.query.dir);\n",
        "code.js-command-injection"
      ),
      ("a.mjs", "import { exec as e } from 'child_process';\ne(`ls ${dir}`);\n", "code.js-shell-command"),
      ("a.mjs", "import c from 'node:child_process';\nc.exec(`ls ${dir}`);\n", "code.js-shell-command"),
      ("a.ts", "import * as tools from 'child_process'\ntools.exec(`ls ${dir}`)\n", "code.js-shell-command"),
      (
        "a.js", "const { exec: run } = await import('node:child_process');\nrun(`ls ${dir}`);\n",
        "code.js-shell-command"
      ),
      ("a.js", "const run = require('child_process').exec;\nrun(`ls ${dir}`);\n", "code.js-shell-command"),
      (
        "a.js", "const cp2 = require('child_process');\nconst run = cp2.exec;\nrun(`ls ${dir}`);\n",
        "code.js-shell-command"
      ),
      (
        "a.js",
        "const child_process_1 = __importStar(require('child_process'));\n(0, child_process_1.exec)(`ls ${dir}`);\n",
        "code.js-shell-command"
      ),
      ("a.php", "<?php use function exec as run; run($_GET['c']);", "code.php-command-injection"),
      ("a.php", "<?php namespace A; \\exec($_GET['c']);", "code.php-command-injection"),
      (
        "a.go", "package a\nimport t \"crypto/tls\"\nfunc f() { _ = &t.Config{InsecureSkipVerify: true} }\n",
        "code.go-tls-off"
      ),
    ])
  func imports(path: String, text: String, rule: String) throws {
    #expect(try found(text, path: "src/" + path).map(\.rule).contains(rule))
  }

  @Test(
    "a function reached another way is the same function",
    arguments: [
      ("a.js", "window['eval'](code);\n", "code.js-eval"), ("a.js", "globalThis.eval(code);\n", "code.js-eval"),
      ("a.js", "(0, eval)(code);\n", "code.js-eval"), ("a.js", "const run = eval;\nrun(code);\n", "code.js-eval"),
      ("a.js", "https.get(url, { rejectUnauthorized: !1 });\n", "code.js-tls-off"),
      ("a.py", "import builtins\nbuiltins.eval(request.args['x'])\n", "code.py-eval"),
      ("a.php", "<?php call_user_func('exec', $_GET['c']);", "code.php-command-injection"),
      ("a.php", "<?php call_user_func_array('system', $_POST['a']);", "code.php-command-injection"),
      ("a.php", "<?php $f = 'system'; $f($_GET['c']);", "code.php-command-injection"),
      ("a.php", "<?php $f = 'exec'; call_user_func($f, $_GET['c']);", "code.php-command-injection"),
      ("a.php", "<?php 'passthru'($_GET['c']);", "code.php-command-injection"),
      ("a.php", "<?php array_map('assert', $_POST);", "code.php-eval"),
      ("a.php", "<?php array_filter($_POST, 'assert');", "code.php-eval"),
    ])
  func ways(path: String, text: String, rule: String) throws {
    let found = try found(text, path: "src/" + path).filter { $0.rule == rule }
    #expect(found.count == 1)
    #expect(found.allSatisfy { !$0.message.contains("variable") })
  }

  @Test(
    "what a variable was given in the same function is what is used, one step less sure",
    arguments: [
      (
        "a.php", "<?php function f($db, $id) { $q = \"SELECT * FROM a WHERE id = $id\"; return $db->query($q); }",
        "code.php-sql-interpolation"
      ),
      ("a.php", "<?php $q = 'SELECT * FROM a WHERE id = ' . $_GET['id']; $db->query($q);", "code.php-sql-injection"),
      (
        "a.php", "<?php $q = 'SELECT * FROM a'; $q .= ' WHERE id = ' . $_GET['id']; $db->query($q);",
        "code.php-sql-injection"
      ),
      ("a.php", "<?php $host = $_GET['host']; system('ping ' . $host);", "code.php-command-injection"),
      (
        "a.js", "function f(id) {\n  const q = `SELECT * FROM a WHERE id = ${id}`;\n  return db.query(q);\n}\n",
        "code.js-sql-injection"
      ),
      (
        "a.js",
        "function f(id) {\n  let q = 'SELECT * FROM a WHERE id = ' + id\n  return pool.connect(c => c.query(q))\n}\n",
        "code.js-sql-injection"
      ),
      ("a.js", "const url = req.query.url;\nfetch(url);\n", "code.js-request-forgery"),
      ("a.js", "const { url } = req.query;\nfetch(url);\n", "code.js-request-forgery"),
      (
        "a.py", "def f(cursor, name):\n    q = f\"SELECT * FROM a WHERE name = '{name}'\"\n    cursor.execute(q)\n",
        "code.py-sql-injection"
      ),
    ])
  func variables(path: String, text: String, rule: String) throws {
    let found = try found(text, path: "src/" + path).filter { $0.rule == rule }
    #expect(found.count == 1)
    let plain = try #require(Shipped.rules.first { $0.id == rule }).confidence
    #expect(found.map(\.confidence) == [plain == .high ? .medium : .low])
    #expect(found.allSatisfy { $0.message.hasSuffix(", by way of a variable") })
  }

  @Test(
    "a variable that a condition asks about before it is used may have been checked: that is for review",
    arguments: [
      ("<?php $h = $_GET['h']; if (!preg_match('/^[a-z.]+$/', $h)) { exit; } system('ping ' . $h);", Confidence.low),
      ("<?php $h = $_GET['h']; if ($h) { system('ping ' . $h); }", .medium),
      ("<?php $h = $_GET['h']; if (isset($h)) { system('ping ' . $h); }", .medium),
      ("<?php $h = $_GET['h']; if ($other === 1) { system('ping ' . $h); }", .medium),
    ])
  func checked(text: String, confidence: Confidence) throws {
    let found = try found(text, path: "src/a.php").filter { $0.rule == "code.php-command-injection" }
    #expect(found.map(\.confidence) == [confidence])
  }

  @Test(
    "the name of a variable says what was done to it",
    arguments: [
      "<?php $h = intval($_GET['h']); system('ping ' . $h);",
      "<?php $h = escapeshellarg($_GET['h']); system('ping ' . $h);",
      "<?php $h = $_GET['h']; $h = escapeshellarg($h); system('ping ' . $h);",
      "<?php $h = 'a'; $host = $h; system('ping ' . $host);",
    ])
  func escaped(text: String) throws {
    #expect(try found(text, path: "src/a.php").filter { $0.rule == "code.php-command-injection" }.isEmpty)
  }

  @Test(
    "names that stand for something else find nothing",
    arguments: [
      ("a.js", "const run = require('./tools').exec;\nrun(`ls ${dir}`);\n"),
      ("a.mjs", "import { exec as run } from './shell.js';\nrun(`ls ${dir}`);\n"),
      ("a.js", "const run = db.exec;\nrun(`ls ${dir}`);\n"),
      ("a.js", "import { exec as run } from 'child_process';\nfunction run(a) {}\nrun(`ls ${dir}`);\n"),
      (
        "a.js",
        "function a() { const q = `SELECT * FROM a WHERE id = ${id}`; }\nfunction b(q) { return db.query(q); }\n"
      ),
      ("a.js", "const q = 'SELECT * FROM a WHERE id = ?';\ndb.query(q, [id]);\n"),
      ("a.php", "<?php function a($id) { $q = \"SELECT $id FROM a\"; } function b($db, $q) { return $db->query($q); }"),
      ("a.php", "<?php $q = \"SELECT $a FROM b WHERE c = $d\"; $q = 'SELECT 1'; $db->query($q);"),
      ("a.php", "<?php call_user_func('trim', $_GET['c']); $f = 'strlen'; $f($_GET['c']);"),
      ("a.py", "from shop.tools import system as s\nimport shop.subprocess as sp\n"),
      ("a.py", "q = 'SELECT * FROM a WHERE name = %s'\ncursor.execute(q, (name,))\n"),
      ("a.js", "https.get(url, { rejectUnauthorized: !0 });\n"),
    ])
  func others(path: String, text: String) throws {
    #expect(try found(text, path: "src/" + path).map(\.rule).filter { $0 != "code.php-sql-in-variable" } == [])
  }

  @Test("a finding stays where it stands and is told once, in plain words where both are there")
  func places() throws {
    let text = "const { exec } = require('child_process');\nexec(`ls ${dir}`);\n"
    let found = try found(text, path: "src/a.js").filter { $0.rule == "code.js-shell-command" }
    #expect(found.map(\.range.start.line) == [2] && found.allSatisfy { !$0.message.contains("variable") })
    let renamed = "const { exec: run } = require('child_process');\n\n  run(`ls ${dir}`);\n"
    let one = try #require(try self.found(renamed, path: "src/a.js").first { $0.rule == "code.js-shell-command" })
    #expect(one.range.start == TextPosition(line: 3, column: 3))
    #expect(one.excerpt.contains("run(`ls ${dir}`)"))
  }

  @Test("what is put together again and again costs a bounded amount of work")
  func work() throws {
    var text = "let a0 = req.query.url;\n"
    for index in 1..<2_000 { text += "let a\(index) = a\(index - 1) + a\(index - 1) + a\(index - 1);\n" }
    text += "fetch(a1999);\n"
    var matcher = try RuleMatcher(Shipped.set())
    _ = try findings(text, path: "src/a.js", &matcher)
    let php = "<?php " + String(repeating: "$q .= \" AND a = $b\"; $db->query($q); ", count: 2_000)
    _ = try findings(php, path: "src/a.php", &matcher)
  }
}

import Foundation
import TestSupport
import Testing

@testable import assay

/// A key, written or packed so that a search for it in the files sees nothing.
@Suite("Hidden secrets")
struct HiddenSecretsTests {
  private static let key = "AKIA" + "QYLPMN5HFIQR7XYA"
  private static let text = Array("# settings\nregion = eu\nkey = \"\(key)\"\n".utf8)
  private static let plain = Array(String(repeating: "const rate = order.rate * 2;\n", count: 400).utf8)

  private static func wide(_ text: [UInt8], width: Int, isBigEndian: Bool) -> [UInt8] {
    text.flatMap { byte in
      let zeros = [UInt8](repeating: 0, count: width - 1)
      return isBigEndian ? zeros + [byte] : [byte] + zeros
    }
  }

  private static func packed(_ form: ArchiveBuilder.Form, _ name: String = "app.conf") -> [UInt8] {
    ArchiveBuilder.pack([(name, text)], form)
  }

  private static func harmless(_ form: ArchiveBuilder.Form) -> [UInt8] {
    ArchiveBuilder.pack([("readme.txt", Array("nothing here\n".utf8))], form)
  }

  private static let emptyZip = Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18)

  /// By path, what a file holds; each holds the key once.
  private static func wideFiles() -> [String: [UInt8]] {
    [
      "wide/behind.js": plain + wide(text, width: 2, isBigEndian: false),
      "wide/behind-be.js": plain + wide(text, width: 2, isBigEndian: true) + plain,
      "wide/odd.txt": Array("x".utf8) + wide(text, width: 2, isBigEndian: false),
      "wide/odd-be.txt": Array("xyz".utf8) + wide(text, width: 2, isBigEndian: true),
      "wide/utf32.txt": wide(text, width: 4, isBigEndian: false),
      "wide/utf32-be.txt": wide(text, width: 4, isBigEndian: true),
      "wide/utf32-mark.txt": [0xFF, 0xFE, 0, 0] + wide(text, width: 4, isBigEndian: false),
      "wide/utf32-be-mark.txt": [0, 0, 0xFE, 0xFF] + wide(text, width: 4, isBigEndian: true),
      "wide/utf32-behind.js": plain + wide(text, width: 4, isBigEndian: true) + plain,
      "wide/utf16-as-utf32.txt": [0xFF, 0xFE, 0, 0] + wide(text, width: 2, isBigEndian: false),
    ]
  }

  private static func archives() -> [String: [UInt8]] {
    [
      "zip/behind.zip": packed(.zip) + [0x0A],
      "zip/padded.zip": packed(.zip) + [UInt8](repeating: 0, count: 100_000),
      "zip/fake-end.zip": packed(.zip) + emptyZip,
      "zip/between.sh": plain + packed(.zip) + plain,
      "zip/two.zip": harmless(.zip) + packed(.zip),
      "zip/two-first.zip": packed(.zip) + harmless(.zip),
      "tar/two.tgz": harmless(.tarGzip) + packed(.tarGzip),
      "tar/two.tar": harmless(.tar) + packed(.tar),
      "tar/two-in-one.gz": ArchiveBuilder.pack([("two.tar", harmless(.tar) + packed(.tar))], .gzip),
      "tar/old.bin": packed(.oldTar, "app.conf.gz"),
      "tar/old-two.bin": harmless(.oldTar) + packed(.oldTar),
      "tar/members.gz": harmless(.gzip) + packed(.gzip),
      "tar/then-zip.gz": harmless(.gzip) + packed(.zip),
      "zstd/skippable.bin": [0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4] + packed(.zstd),
      "run/self-extracting.run": plain + packed(.tarGzip),
      "run/self-extracting.bin": [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1] + packed(.tarXz),
    ]
  }

  private static func kinds() -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for form in [ArchiveBuilder.Form.cpio, .oldCpio, .xar, .iso] {
      files["kinds/\(form.rawValue).bin"] = packed(form, "app.conf")
      // Squeezed inside, so that nothing of it shows outside.
      files["kinds/\(form.rawValue)-gz.bin"] = ArchiveBuilder.pack([("app.conf.gz", packed(.gzip))], form)
    }
    for form in [ArchiveBuilder.Form.lzma, .lzip, .lz4] { files["kinds/\(form.rawValue).bin"] = packed(form) }
    return files
  }

  private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  private static func pieces(_ text: String, _ width: Int) -> [String] {
    stride(from: 0, to: text.count, by: width).map { String(text.dropFirst($0).prefix(width)) }
  }

  private static func escaped(_ text: String, _ format: String) -> String {
    text.utf8.map { String(format: format, Int($0)) }.joined()
  }

  /// Texts of which each holds the key once, in a way that a program puts right.
  private static func texts() -> [String: String] {
    let (first, second) = (key.prefix(8), key.dropFirst(8))
    let long = base64(text)
    return [
      "text/gzip.txt": "data: " + base64(packed(.gzip)) + "\n",
      "text/zip.py": "BLOB = \"" + base64(packed(.zip)) + "\"\n",
      "text/tgz.txt": pieces(base64(packed(.tarGzip)), 76).joined(separator: "\n") + "\n",
      "text/tar.txt": pieces(base64(packed(.tar)), 76).joined(separator: "\n") + "\n",
      "text/xz-hex.txt": packed(.xz).map { String(format: "%02x", $0) }.joined() + "\n",
      "text/zlib.txt":
        base64([0x78, 0x01, 0x01, UInt8(text.count), 0, ~UInt8(text.count), 0xFF] + text + [1, 2, 3, 4]) + "\n",
      "text/joined-gzip.js":
        "const blob =\n" + pieces(base64(packed(.gzip)), 40).map { "  '\($0)'" }.joined(separator: " +\n") + ";\n",
      "text/short-lines.txt": "value: |\n" + pieces(long, 20).map { "  " + $0 }.joined(separator: "\n") + "\n",
      "text/uneven-lines.txt":
        pieces(long, 24).enumerated().map { $0 % 2 == 0 ? $1 : $1.prefix(8) + "\n" + $1.dropFirst(8) }
        .joined(separator: "\n") + "\n",
      "text/quoted-lines.js": pieces(long, 20).map { "\"\($0)\"" }.joined(separator: " +\n  ") + ";\n",
      "text/php-lines.php": "<?php\n$a = " + pieces(long, 20).map { "'\($0)'" }.joined(separator: "\n  . ") + ";\n",
      "text/adjacent.py": "a = (" + pieces(long, 20).map { "\"\($0)\"" }.joined(separator: "\n  ") + ")\n",
      "text/backslash.sh": "a=" + pieces(long, 20).joined(separator: "\\\n") + "\n",
      "joined/plus.js": "const k = \"\(first)\" + \"\(second)\";\n",
      "joined/lines.ts": "const k = '\(first)'\n  + '\(second)';\n",
      "joined/three.java":
        "String k = \"AKIA\" + \"\" + \"\(key.dropFirst(4).prefix(4))\" + /* now */ \"\(second)\";\n",
      "joined/dot.php": "<?php $k = 'AKIA' . '\(key.dropFirst(4))';\n",
      "joined/adjacent.py": "K = \"\(first)\" \"\(second)\"\n",
      "joined/prefixed.py": "K = (b'\(first)'\n     b'\(second)')\n",
      "joined/close.sh": "K=\"\(first)\"\"\(second)\"\n",
      "joined/dots.lua": "local k = \"\(first)\" .. \"\(second)\"\n",
      "joined/basic.vb": "k = \"\(first)\" & _\n  \"\(second)\"\n",
      "joined/concat.js": "const k = \"\(first)\".concat(\"\(second)\");\n",
      "joined/backslash.c": "char *k = \"\(first)\\\n\(second)\";\n",
      "joined/letters.js": "k = " + key.map { "'\($0)'" }.joined(separator: "+") + "\n",
      "joined/escaped.js": "k = \"\\x41KIA\" + \"\(key.dropFirst(4))\"\n",
      "escapes/octal.c": "char *k = \"" + escaped(key, "\\%o") + "\";\n",
      "escapes/octal-zero.sh": "echo -e '" + escaped(key, "\\0%03o") + "'\n",
      "escapes/many-u.java": "String k = \"" + escaped(key, "\\uuu%04x") + "\";\n",
      "escapes/zeros.html": "<p>" + escaped(key, "&#%07d;") + "</p>\n",
      "escapes/hex-zeros.html": "<p>" + escaped(key, "&#x%08x;") + "</p>\n",
      "escapes/percent-twice.txt": "u=" + escaped(key, "%%25%02X") + "\n",
      "escapes/braces.pl": "$k = \"" + escaped(key, "\\x{%x}") + "\";\n",
    ]
  }

  @Test("in kinds of archives that few use are found", arguments: ways)
  func kinds(_ arguments: [String]) throws {
    let files = Self.kinds()
    let found = try reported(files, arguments)
    #expect(Set(files.keys).subtracting(found.paths) == [])
    #expect(found.code == Exit.passed)
  }

  @Test("in texts that a program decodes, unpacks or puts together are found", arguments: ways)
  func texts(_ arguments: [String]) throws {
    let files = Self.texts()
    let found = try reported(files.mapValues { Array($0.utf8) }, arguments)
    #expect(Set(files.keys).subtracting(found.paths) == [])
    #expect(found.code == Exit.passed)
  }

  @Test("what cannot be unpacked is a gap, in a file, in an archive and in base64", arguments: ways)
  func gaps(_ arguments: [String]) throws {
    let lzop: [UInt8] = [0x89, 0x4C, 0x5A, 0x4F, 0x00, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<60).map { UInt8($0) }
    for (path, bytes) in [
      ("a.lzo", lzop), ("a.tar", ArchiveBuilder.pack([("a.lzo", lzop)], .tar)),
      ("a.txt", Array(("x = " + Self.base64(lzop) + "\n").utf8)),
    ] {
      let sandbox = try GitSandbox.withRepository()
      try sandbox.write(bytes, to: path)
      try sandbox.commit([:])
      let outcome = try AssayCommand.run(["scan", sandbox.path, "--format", "json"] + arguments, in: sandbox.root)
      #expect(outcome.code == Exit.cannotJudge, "\(path)")
      #expect(outcome.output.contains("lzop archive, not unpacked"), "\(path)")
    }
  }

  /// The paths in which the key is reported, in all of a repository's ways to be scanned, and the exit codes.
  private func reported(_ files: [String: [UInt8]], _ arguments: [String]) throws -> (paths: Set<String>, code: Int32) {
    let sandbox = try GitSandbox.withRepository()
    for (path, bytes) in files { try sandbox.write(bytes, to: path) }
    try sandbox.commit([:])
    let outcome = try AssayCommand.run(["scan", sandbox.path, "--format", "json"] + arguments, in: sandbox.root)
    #expect(!outcome.output.contains(Self.key))
    let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    let keys = findings.filter { $0["rule"] as? String == "secrets.aws-access-key" }
    let paths = keys.compactMap { $0["path"] as? String }
    #expect(paths.count == Set(paths).count, "a key was told twice")
    return (Set(paths), outcome.code)
  }

  private static let ways: [[String]] = [[], ["--worktree"], ["--history"]]

  @Test("in UTF-16 and UTF-32, wherever it begins, are found", arguments: ways)
  func wide(_ arguments: [String]) throws {
    let files = Self.wideFiles()
    let found = try reported(files, arguments)
    #expect(Set(files.keys).subtracting(found.paths) == [])
  }

  @Test("in archives that other archives or bytes surround are found, and nothing is left unread", arguments: ways)
  func archives(_ arguments: [String]) throws {
    let files = Self.archives()
    let found = try reported(files, arguments)
    #expect(Set(files.keys).subtracting(found.paths) == [])
    #expect(found.code == Exit.passed)
  }
}

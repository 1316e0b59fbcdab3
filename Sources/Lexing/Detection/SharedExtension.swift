/// Decides by content where several languages share an extension.
///
/// The tests follow github-linguist's `heuristics.yml` (`.h`, `.m`, `.pl`, `.ts`, `.inc`, `.html`, ...). Lines that
/// open a construct only one of the languages has decide; without any the language that claims the extension stays,
/// but for `.m`, which is MATLAB's, Mercury's and others' more often than not when nothing says Objective-C.
enum SharedExtension {
  /// How many bytes are looked at.
  private static let reach = 16_384

  private static let tests: [String: @Sendable (Sample) -> String?] = [
    "h": { sample in
      if sample.hasLine(startingWith: objectiveC) || sample.hasImport { return "objectivec" }
      return sample.hasLine(startingWith: cPlusPlus) || sample.contains("std::") || sample.contains("__cplusplus >")
        ? "cpp" : "c"
    },
    "m": { sample in
      sample.hasLine(startingWith: objectiveC) || sample.hasImport || sample.hasLine(startingWith: ["#include"])
        ? "objectivec" : nil
    },
    "pl": { $0.isProlog ? nil : "perl" },
    "pm": { $0.contains("/* XPM */") ? nil : "perl" },
    "t": { sample in
      if let program = sample.shebang { return program.contains("perl") ? "perl" : nil }
      return sample.hasLine(startingWith: ["use ", "package ", "BEGIN ", "require ", "my ", "our ", "plan "])
        ? "perl" : nil
    },
    "cgi": { $0.scriptLanguage },
    "fcgi": { $0.scriptLanguage },
    "ts": { sample in
      // Qt's translations. `<TS` anywhere would also be a type parameter.
      if sample.startsWithXML || sample.starts(with: ["<!DOCTYPE TS", "<TS>", "<TS "]) { return "xml" }
      return sample.isTransportStream ? nil : "typescript"
    },
    "tsx": { $0.startsWithXML ? "xml" : "tsx" },
    "rs": { $0.startsWithXML ? "xml" : "rust" },
    "inc": { sample in
      if sample.contains("<?") { return "php" }
      if sample.hasLine(startingWith: ["#include", "#define", "#if", "static ", "class ", "template"]) { return "cpp" }
      if sample.contains("<div") || sample.contains("<html") || sample.contains("<!--") { return "html" }
      return nil
    },
    "module": { $0.contains("<?") ? "php" : nil },
    "install": { $0.contains("<?php") ? "php" : nil },
    "theme": { $0.contains("<?php") ? "php" : nil },
    "aw": { $0.contains("<?") ? "php" : nil },
    "html": { $0.template },
    "htm": { $0.template },
    "xhtml": { $0.template },
    "conf": { $0.contains("<?xml") ? "xml" : "ini" },
    "config": { $0.startsWithXML || $0.contains("<") && $0.contains("</") ? "xml" : nil },
    "plist": { $0.contains("<plist") || $0.startsWithXML ? "xml" : nil },
    "props": { $0.contains("<") ? "xml" : nil },
    "sol": { $0.hasLine(startingWith: ["%", "G0", "D0", "M0"]) && !$0.contains("contract") ? nil : "solidity" },
    "p8": { _ in "lua" },
    "sc": { $0.contains("SynthDef") || $0.contains("^this.") ? nil : "scala" },
    "es": { $0.hasLine(startingWith: ["-module(", "%%"]) ? nil : "javascript" },
    "desktop": { $0.contains("[") ? "ini" : nil },
    "command": { $0.shebang == nil && $0.contains("<?") ? "php" : "shell" },
  ]

  private static let objectiveC = [
    "@interface", "@class", "@protocol", "@property", "@end", "@synchronised", "@selector", "@implementation",
  ]
  private static let cPlusPlus = [
    "class ", "namespace ", "using namespace ", "template<", "template <", "private:", "public:", "protected:",
    "constexpr ", "try {", "catch (", "catch(", "#include <string>", "#include <vector>", "#include <map>",
    "#include <cstdint>", "#include <iostream>", "#include <sstream>", "#include <memory>", "#include <functional>",
  ]

  /// The languages that share an extension which says that much. The others of `tests` say nothing: whatever a
  /// `.conf` or `.cgi` declares itself to be, it may be.
  private static let sharers: [String: Set<String>] = [
    "h": ["c", "cpp", "objectivec"], "m": ["objectivec"], "pl": ["perl"], "pm": ["perl"],
    "ts": ["typescript", "xml"], "tsx": ["tsx", "xml"], "rs": ["rust", "xml"],
    "inc": ["php", "c", "cpp", "html", "perl", "shell", "sql", "makefile"],
    "module": ["php"], "install": ["php", "shell"], "theme": ["php"], "aw": ["php"],
    "html": ["html", "twig", "liquid", "erb"], "htm": ["html", "twig", "liquid", "erb"],
    "xhtml": ["html", "twig", "liquid", "erb"], "plist": ["xml"], "props": ["xml"], "sol": ["solidity"], "p8": ["lua"],
    "sc": ["scala"], "es": ["javascript"],
  ]

  /// Whether a file with this extension may declare itself to be of `language`. Without this a line for an editor
  /// would turn code into data.
  static func mayDeclare(_ language: Language, extension fileExtension: String) -> Bool {
    guard tests[fileExtension] != nil else { return false }
    return sharers[fileExtension]?.contains(language.id) ?? true
  }

  /// The language of a file with this extension; nil where its content is of a language that is not known.
  /// Looks at 16 KiB at most. Empty content leaves the extension's language, but for `.m`.
  static func language(
    ofExtension fileExtension: String, claimed: Language, content: borrowing Span<UInt8>
  ) -> Language? {
    guard let test = tests[fileExtension], content.count > 0 else { return claimed }
    return test(Sample(content, reach: reach)).flatMap { LanguageRegistry.language(id: $0) }
  }

  /// The beginning of a file.
  struct Sample {
    let bytes: [UInt8]
    /// Offsets of the first byte on each line that is no blank.
    private let lineStarts: [Int]

    init(_ content: borrowing Span<UInt8>, reach: Int) {
      var bytes: [UInt8] = []
      var starts: [Int] = []
      var atStart = true
      let limit = min(content.count, reach)
      bytes.reserveCapacity(limit)
      for offset in 0..<limit {
        let byte = content[offset]
        if byte == 0x0A {
          atStart = true
        } else if atStart, byte > 0x20 {
          atStart = false
          starts.append(offset)
        }
        bytes.append(byte)
      }
      self.bytes = bytes
      lineStarts = starts
    }

    func contains(_ text: String) -> Bool {
      let word = Array(text.utf8)
      guard let first = word.first, bytes.count >= word.count else { return false }
      for start in 0...(bytes.count - word.count)
      where bytes[start] == first && bytes[start..<start + word.count].elementsEqual(word) {
        return true
      }
      return false
    }

    func hasLine(startingWith words: [String]) -> Bool {
      let words = words.map { Array($0.utf8) }
      return lineStarts.contains { start in words.contains { bytes[start...].starts(with: $0) } }
    }

    /// `#import "a.h"`
    var hasImport: Bool { hasLine(startingWith: ["#import ", "#import<", "@import "]) }

    var shebang: String? {
      guard bytes.starts(with: "#!".utf8) else { return nil }
      return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    }

    var startsWithXML: Bool { starts(with: ["<?xml"]) }

    /// Whether the first line that is not blank starts with one of these words, behind a byte order mark or not.
    func starts(with words: [String]) -> Bool {
      guard var start = lineStarts.first else { return false }
      if bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
      return words.contains { bytes[start...].starts(with: $0.utf8) }
    }

    /// A clause or directive, `head :- body.`, on a line before any `#`; and nothing that only Perl has, such as the
    /// variable or the condition before `:-1`.
    var isProlog: Bool {
      guard
        !hasLine(startingWith: ["use ", "package ", "sub ", "my ", "our ", "#!/usr/bin/perl", "#!/usr/bin/env perl"])
      else { return false }
      var isOther = false
      for index in bytes.indices.dropLast() {
        switch bytes[index] {
        case 0x0A: isOther = false
        case UInt8(ascii: "#"), Symbol.question, UInt8(ascii: "$"): isOther = true
        case UInt8(ascii: ":") where !isOther && bytes[index + 1] == UInt8(ascii: "-"): return true
        default: break
        }
      }
      return false
    }

    /// Packets of 188 bytes that each start with 0x47 (ISO/IEC 13818-1) and hold bytes that no text has: a `G` may
    /// stand at these places of a text too.
    var isTransportStream: Bool {
      bytes.count > 376 && bytes[0] == 0x47 && bytes[188] == 0x47 && bytes[376] == 0x47
        && bytes.contains { $0 < 0x09 || $0 == 0xFF }
    }

    var scriptLanguage: String? {
      guard let shebang else {
        return contains("<?") ? "php" : hasLine(startingWith: ["use ", "package "]) ? "perl" : nil
      }
      for (word, language) in [
        ("perl", "perl"), ("python", "python"), ("php", "php"), ("ruby", "ruby"), ("lua", "lua"), ("sh", "shell"),
      ] where shebang.contains(word) {
        return language
      }
      return nil
    }

    /// HTML, or a template of it. Twig, Jinja and Django share their tags; Liquid has some of its own.
    var template: String? {
      // `<%` is no sign of ERB: bundlers' templates use it for JavaScript.
      guard contains("{%") else { return "html" }
      let liquid = [
        "{% assign ", "{%- assign ", "{% render ", "{% capture ", "{% section ", "{% unless ", "{% schema ",
        "| append:", "| prepend:", "| date:", "| where:",
      ]
      if liquid.contains(where: contains) { return "liquid" }
      // Jekyll's pages start with their settings, and are Liquid.
      if bytes.starts(with: "---\n".utf8), contains("{% include ") { return "liquid" }
      return "twig"
    }
  }
}

@testable import CohortGenerator

/// Files that nobody would want to own: long knotted functions, dropped errors, queries glued together.
enum BadCode {
  static func text(_ name: String, _ language: Language, functions: Int) -> String {
    var dice = Dice(seed: 977, part: name)
    var unit = Unit(
      path: name, area: "orders", title: name, head: nil, constants: [], functions: [], indent: 4,
      isClass: language == .php)
    for _ in 0..<functions {
      var function = FunctionGrammar.knotted(in: unit, dice: &dice)
      Careless.plant(in: &function, dice: &dice)
      Careless.plantRisk(in: &function, dice: &dice)
      unit.functions.append(function)
    }
    return Renderer(language: language).text(of: unit)
  }

  /// A library of thousands of lines below a folder where its manager puts libraries.
  static func library(in folder: String, _ language: Language) -> [String: String?] {
    var files: [String: String?] = [
      "\(folder)/LICENSE": "MIT License\n\nCopyright (c) 2019 Acme\n",
      "\(folder)/README.md": "# Acme kit\n",
    ]
    for number in 10..<34 {
      files["\(folder)/lib/kit\(number)\(language.ending)"] = text("Kit\(number)", language, functions: 6)
    }
    return files
  }

  /// A file of settings with a key in it. In two parts here, so that no host takes this file for a leak.
  static func key(_ language: Language) -> [String: String?] {
    let key = "AK" + "IA" + "Q3EGRNXWZ5PLB7TD"
    return switch language {
    case .typescript: ["src/settings/storage.ts": "export const storageKey = \"\(key)\";\n"]
    case .python: ["shop/settings/storage.py": "STORAGE_KEY = \"\(key)\"\n"]
    case .php: ["src/Settings/Storage.php": "<?php\n\nreturn ['storage_key' => '\(key)'];\n"]
    }
  }
}

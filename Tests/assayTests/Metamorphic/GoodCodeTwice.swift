import Foundation

@testable import CohortGenerator

/// Twice as much of good code: after each function that one of these people brought stands another of the same make in
/// other words, so that neither is a copy of the other word for word.
struct GoodCodeTwice {
  /// Names of the functions to be doubled, by path.
  private var names: [String: Set<String>] = [:]

  init(of history: CommitHistory, by mails: Set<String>, since start: Int64) {
    let trees = history.trees()
    for commit in history.commits where mails.contains(commit.author.mail) && commit.author.instant >= start {
      guard commit.parents.count == 1, let before = trees[commit.parents[0]] else { continue }
      for case (let path, let text?) in commit.changes {
        let old = Set(Self.functions(before[path] ?? "", path).map(\.name))
        names[path, default: []].formUnion(
          Self.functions(text, path).filter { $0.lines.count <= 25 && !old.contains($0.name) }.map(\.name))
      }
    }
  }

  func apply(to history: inout CommitHistory) {
    for place in history.commits.indices {
      for case (let path, let text?) in history.commits[place].changes where names[path] != nil {
        history.commits[place].changes.updateValue(doubled(text, path), forKey: path)
      }
    }
  }

  private func doubled(_ text: String, _ path: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let functions = Self.functions(text, path)
    for function in functions.reversed() where names[path]?.contains(function.name) ?? false {
      var twin = lines[function.lines].map(Self.otherWords)
      let name = Self.otherWords(function.name)
      if functions.contains(where: { $0.name == name }) {
        twin = twin.map { $0.replacingOccurrences(of: name + "(", with: name + "Anew(") }
      }
      lines.insert(contentsOf: [""] + (path.hasSuffix(".py") ? [""] : []) + twin, at: function.lines.upperBound)
    }
    return lines.joined(separator: "\n")
  }

  /// The functions of a file, with their notes.
  private static func functions(_ text: String, _ path: String) -> [(name: String, lines: Range<Int>)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [(name: String, lines: Range<Int>)] = []
    for (place, line) in lines.enumerated() {
      let code = line.drop { $0 == " " }
      let indent = line.count - code.count
      let begins =
        path.hasSuffix(".py")
        ? code.hasPrefix("def ") && code.hasSuffix("):")
        : code.hasSuffix("): number {") || (code.hasPrefix("public function ") && code.hasSuffix("): int"))
      guard begins, let brace = code.firstIndex(of: "(") else { continue }
      let name = code[..<brace].split(separator: " ").last.map(String.init) ?? ""
      let rest = (place + 1)..<lines.count
      let end: Int
      if path.hasSuffix(".py") {
        let next = rest.first { !lines[$0].isEmpty && lines[$0].prefix(while: { $0 == " " }).count <= indent }
        var last = next ?? lines.count
        while last > place + 1, lines[last - 1].isEmpty { last -= 1 }
        end = last
      } else {
        let close = String(repeating: " ", count: indent) + "}"
        end = (rest.first { lines[$0] == close } ?? place) + 1
      }
      let isNoted = place > 0 && lines[place - 1].drop { $0 == " " }.hasPrefix("/** ")
      found.append((name, (isNoted ? place - 1 : place)..<end))
    }
    return found
  }

  /// The same with every word of the shop's exchanged for another; names of constants stay.
  private static func otherWords(_ text: String) -> String {
    var result = ""
    var word = ""
    func flush() {
      if let other = others[word.lowercased()], word != word.uppercased() {
        result += word.first?.isUppercase ?? false ? capitalised(other) : other
      } else {
        result += word
      }
      word = ""
    }
    for character in text {
      let joins =
        character.isLetter
        && !(character.isUppercase && (word.last?.isLowercase ?? false))
      if !joins { flush() }
      if character.isLetter { word.append(character) } else { result.append(character) }
    }
    flush()
    return result
  }

  private static let others: [String: String] = {
    var others: [String: String] = [:]
    for (words, step) in [
      (Vocabulary.qualities, 3), (Vocabulary.verbs, 5), (Vocabulary.things, 7), (Vocabulary.fields, 9),
    ] {
      for (place, word) in words.enumerated() { others[word] = words[(place + step) % words.count] }
    }
    // A word of the languages themselves.
    others["return"] = nil
    for (word, other) in others where other == "return" { others[word] = "delivery" }
    return others
  }()
}

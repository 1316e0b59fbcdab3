internal import Findings
internal import SourceText

/// The names by which a test can name a source file: its own, and those of its functions that no other file has.
///
/// Names are compared without case, underscores and hyphens, so that `basket_totals.py`, `BasketTotals` and
/// `basket-totals` are one. A name says that a test knows of the file, not how well it tests it.
struct TestedNames: Sendable {
  let paths: [RepositoryPath]
  /// By the name's hash the files that it stands for.
  private var files: [UInt64: [Int32]] = [:]
  /// By file the hash of the folder that must be named too, where several files share its name; 0 where none must.
  private var folders: [UInt64]

  /// Names of which every project has several, so that the folder's stands in for them.
  private static let common: Set<String> = [
    "index", "main", "init", "mod", "lib", "app", "page", "route", "routes", "layout", "default", "setup", "config",
    "types", "utils", "util", "helper", "helpers", "common", "base", "constants", "views", "models", "model", "view",
  ]
  /// A function's name says something from so many letters on; shorter ones are anybody's. Our default.
  private static let functionLetters = 6
  private static let fileLetters = 3

  init(sources: [TreeFacts.File]) {
    paths = sources.map(\.path)
    folders = [UInt64](repeating: 0, count: sources.count)
    var stems: [UInt64: [Int32]] = [:]
    var functions: [UInt64: Int32] = [:]
    for (index, file) in sources.enumerated() {
      let stem = Self.stem(of: file.path.name)
      let folder = Self.normal(file.path.directory.name)
      let isCommon = Self.common.contains(String(decoding: stem, as: UTF8.self))
      let name = isCommon ? folder : stem
      if name.count >= Self.fileLetters { stems[Self.hash(name), default: []].append(Int32(index)) }
      if !folder.isEmpty, !isCommon { folders[index] = Self.hash(folder) }
      for function in file.measure?.functions ?? [] {
        let last = function.name.utf8.split { $0 == 0x2e || $0 == 0x3a || $0 == 0x23 }.last.map { Array($0) } ?? []
        let name = Self.normal(last[...])
        guard name.count >= Self.functionLetters else { continue }
        let hash = Self.hash(name)
        // -1 for a name that several files have.
        functions[hash] = functions[hash].map { $0 == Int32(index) ? $0 : -1 } ?? Int32(index)
      }
    }
    for owners in stems.values where owners.count == 1 { folders[Int(owners[0])] = 0 }
    files = stems
    for (hash, owner) in functions where owner >= 0 && files[hash] == nil { files[hash] = [-owner - 1] }
  }

  /// The files that a test names, as indexes of `paths`, each once, rising. Linear in its bytes.
  func sources(in bytes: [UInt8], path: RepositoryPath) -> [Int] {
    let stem = Self.stem(of: path.name)
    var words: Set<UInt64> = [Self.hash(stem), Self.hash(Self.tested(stem))]
    for folder in path.lossyString.utf8.split(separator: 0x2f).dropLast() {
      words.insert(Self.hash(Self.normal(Array(folder)[...])))
    }
    var hash = Self.seed
    var length = 0
    for byte in bytes {
      if let letter = Self.letter(byte) {
        if letter != 0 { (hash, length) = (Self.mixed(hash, letter), length + 1) }
      } else {
        if length >= Self.fileLetters { words.insert(hash) }
        (hash, length) = (Self.seed, 0)
      }
    }
    if length >= Self.fileLetters { words.insert(hash) }
    var found: Set<Int> = []
    for word in words {
      for owner in files[word] ?? [] {
        // Of a function the owner is told as a negative number: its name is its own, whatever the folder.
        let index = owner < 0 ? Int(-(owner + 1)) : Int(owner)
        if owner < 0 || folders[index] == 0 || words.contains(folders[index]) { found.insert(index) }
      }
    }
    return found.sorted()
  }

  // MARK: Names

  /// A file's name without what comes after its first dot: `basket.totals.test.ts` is `basket`.
  private static func stem(of name: ArraySlice<UInt8>) -> [UInt8] {
    normal(name.drop { $0 == 0x2e }.prefix { $0 != 0x2e })
  }

  /// Without the letters that make it a test's: `test_basket`, `basket_test`, `BasketTests`, `BasketSpec`.
  private static func tested(_ stem: [UInt8]) -> [UInt8] {
    for affix in ["tests", "test", "specs", "spec", "it"].map({ Array($0.utf8) }) where stem.count > affix.count + 2 {
      if stem.starts(with: affix), affix.count > 2 { return Array(stem.dropFirst(affix.count)) }
      if stem.suffix(affix.count).elementsEqual(affix) { return Array(stem.dropLast(affix.count)) }
    }
    return stem
  }

  private static func normal(_ name: ArraySlice<UInt8>) -> [UInt8] {
    name.compactMap { byte in letter(byte).flatMap { $0 == 0 ? nil : $0 } }
  }

  /// The letter as it is compared; 0 for one that is left out, nil for what ends a word.
  @inline(__always)
  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5a: byte | 0x20
    case 0x61...0x7a, 0x30...0x39, 0x80...0xff: byte
    case 0x5f, 0x2d: 0
    default: nil
    }
  }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// FNV-1a, 64 bits.
  @inline(__always)
  private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  private static func hash(_ name: [UInt8]) -> UInt64 { name.reduce(seed, mixed) }
}

/// Languages whose sources hold their own tests.
enum SelfTests {
  static let languages: Set<String> = ["rust", "zig"]

  /// Whether a source has tests in it: Rust's `#[test]` and its kin, Zig's `test "…"`.
  static func holds(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return ["#[test]", "#[cfg(test)]", "::test]", "\ntest \""].contains(where: text.contains)
  }
}

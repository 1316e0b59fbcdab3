internal import CVectorscan
internal import Findings
internal import Foundation

/// What the expressions of a rule set are looked for by, in one Vectorscan database: compiled once, read by all workers.
@safe final class PatternDatabase: Sendable {
  /// Where something that was looked for ends.
  struct Hit {
    /// Its place in `searches`.
    var search: Int
    var end: Int
  }

  /// What one pass looks for.
  let searches: [PatternSearch]
  /// The patterns of all searches, one search's behind another's, and where each search's begin.
  private let patternList: [Int]
  private let firstPattern: [Int]
  /// By pattern, how far behind a match's first byte the end of a hit is.
  let reaches: [ClosedRange<Int>]

  // Safe to share: a database is never written after it was built, the library documents concurrent scans of one
  // database with a scratch each, and nobody frees it before the last reference to this object is gone.
  nonisolated(unsafe) private let database: OpaquePointer
  /// Whether it came from serialised bytes rather than from the compiler.
  let isRestored: Bool
  /// What `serialized` was told that this database misses; nil where it was compiled and nobody has looked yet.
  let missed: [Int]?
  private let header: [UInt8]
  /// Names patterns, library and processor.
  let name: String

  /// Takes what `restore` gives for the database's name if it was made of the same patterns by the same library for the
  /// same processor; otherwise compiles `patterns`. Hits carry their index.
  init(_ patterns: [Pattern], restore: (String) -> [UInt8]?) throws(RuleError) {
    header = Self.header(for: patterns)
    name = ContentDigest(of: header).hex
    var restored: OpaquePointer?
    var known: [Int] = []
    var listed: PatternSearch.Listing?
    if let serialized = restore(name), serialized.starts(with: header),
      let (missed, listing, body) = Self.body(of: serialized.dropFirst(header.count)),
      listing.reaches.count == patterns.count
    {
      (known, listed) = (missed, listing)
      unsafe body.withUnsafeBytes { buffer in
        let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        // The library checks a checksum over the bytes; what it refuses is compiled again.
        unsafe hs_deserialize_database(start, buffer.count, &restored)
      }
    }
    let listing =
      unsafe restored == nil ? PatternSearch.Listing(for: patterns) : listed ?? PatternSearch.Listing(for: patterns)
    (searches, reaches) = (listing.searches, listing.reaches)
    patternList = searches.flatMap(\.patterns)
    firstPattern = searches.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.patterns.count) }
    isRestored = unsafe restored != nil
    if let restored = unsafe restored {
      unsafe database = restored
      missed = known.filter(patterns.indices.contains)
    } else {
      unsafe database = try Self.compile(searches)
      missed = nil
    }
  }

  /// The missed patterns, what is looked for and the library's bytes, as `serialized` wrote them; nil where they are not.
  private static func body(
    of bytes: ArraySlice<UInt8>
  ) -> (missed: [Int], listing: PatternSearch.Listing, body: ArraySlice<UInt8>)? {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = bytes[..<end].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    guard words.count >= 3, words[0] == "listing", let length = Int(words[1]), words[2] == "missed" else { return nil }
    let missed = words.dropFirst(3).compactMap { Int($0) }
    let rest = bytes[(end + 1)...]
    guard missed.count == words.count - 3, length >= 0, length <= rest.count,
      let listing = PatternSearch.Listing(serialized: rest.prefix(length))
    else { return nil }
    return (missed, listing, rest.dropFirst(length))
  }

  deinit {
    unsafe hs_free_database(database)
  }

  /// Bytes for `restore`, with a header that says what they were made of, and which patterns the database misses.
  func serialized(missed: [Int]) throws(RuleError) -> [UInt8] {
    var bytes: UnsafeMutablePointer<CChar>?
    var length = 0
    try check("hs_serialize_database", unsafe hs_serialize_database(database, &bytes, &length))
    defer { unsafe free(bytes) }
    let body = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
    let listing = PatternSearch.Listing(searches: searches, reaches: reaches).serialized
    let words = ["listing", "\(listing.count)", "missed"] + missed.map(String.init)
    return unsafe header + Array((words.joined(separator: " ") + "\n").utf8) + listing + Array(body)
  }

  /// The patterns that may match around a hit of a search.
  func patterns(of search: Int) -> ArraySlice<Int> { patternList[firstPattern[search]..<firstPattern[search + 1]] }

  /// Working memory for one worker.
  func makeScratch() throws(RuleError) -> Scratch {
    var scratch: OpaquePointer?
    try check("hs_alloc_scratch", unsafe hs_alloc_scratch(database, &scratch))
    guard let scratch = unsafe scratch else { throw .engine(function: "hs_alloc_scratch", message: "no memory") }
    return unsafe Scratch(scratch)
  }

  /// Adds the hits in `bytes` to `hits`. One pass, whatever the number of searches.
  func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, scratch: borrowing Scratch, into hits: inout [Hit]
  ) throws(RuleError) {
    guard bytes.count <= Int(UInt32.max) else {
      throw .engine(function: "hs_scan", message: "\(bytes.count) bytes are too many for one scan")
    }
    let result = unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
      unsafe withUnsafeMutablePointer(to: &hits) { hits in
        unsafe hs_scan(
          database, bytes.baseAddress, UInt32(bytes.count), 0, scratch.pointer,
          { pattern, _, end, _, context in
            unsafe context?.assumingMemoryBound(to: [Hit].self).pointee.append(Hit(search: Int(pattern), end: Int(end)))
            return 0
          }, hits)
      }
    }
    try check("hs_scan", result)
  }

  @safe struct Scratch: ~Copyable {
    fileprivate let pointer: OpaquePointer
    fileprivate init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }
    deinit { unsafe hs_free_scratch(pointer) }
  }

  static func flags(approximated: Bool) -> UInt32 {
    UInt32(HS_FLAG_MULTILINE) | (approximated ? UInt32(HS_FLAG_PREFILTER) : 0)
  }

  static func release(_ info: UnsafeMutablePointer<hs_expr_info_t>?) {
    unsafe free(info)
  }

  private static func compile(_ searches: [PatternSearch]) throws(RuleError) -> OpaquePointer {
    var database: OpaquePointer?
    var error: UnsafeMutablePointer<hs_compile_error_t>?
    let flags = searches.map { search in
      switch search.subject {
      case .text(_, let isCaseless): isCaseless ? UInt32(HS_FLAG_CASELESS) : 0
      case .expression(_, let isApproximated): self.flags(approximated: isApproximated)
      }
    }
    let texts = searches.map { search in
      switch search.subject {
      // Each byte by its number: no byte of a text means anything else.
      case .text(let text, _): text.map { "\\x" + hexadecimal($0) }.joined()
      case .expression(let expression, _): withOpenBlanks(expression)
      }
    }
    let ids = searches.indices.map(UInt32.init)
    let copies = unsafe texts.map { unsafe strdup($0) }
    defer {
      for index in unsafe copies.indices { unsafe free(copies[index]) }
      unsafe hs_free_compile_error(error)
    }
    let expressions = unsafe copies.map { unsafe UnsafePointer<CChar>($0) }
    let result = unsafe hs_compile_multi(
      expressions, flags, ids, UInt32(searches.count), UInt32(HS_MODE_BLOCK), nil, &database, &error)
    guard result == HS_SUCCESS, let database = unsafe database else {
      let message = unsafe error.map { unsafe String(cString: $0.pointee.message) } ?? "status \(result)"
      let index = unsafe error.map { unsafe Int($0.pointee.expression) } ?? -1
      let which = texts.indices.contains(index) ? " in '\(texts[index])'" : ""
      throw .engine(function: "hs_compile_multi", message: message + which)
    }
    return unsafe database
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// The expression with no upper bound on its blanks: `^[ \t]{0,60}print\(` becomes `^[ \t]*print\(`, which ends where
  /// the whole does and a little more often; the second stage confirms.
  ///
  /// Vectorscan 5.4.9 misses matches of a bounded repeat of blanks before a literal, depending on what stands before them
  /// in the text; those without an upper bound it finds (`BlankRepeatTests`).
  static func withOpenBlanks(_ expression: String) -> String {
    var rest = expression[...]
    var kept = ""
    while let found = rest.firstMatch(of: blanks) {
      let before = rest[..<found.range.lowerBound]
      // An escaped bracket or backslash is a sign of its own, and one inside a class begins none.
      let isOther = before.reversed().prefix { $0 == "\\" }.count % 2 == 1 || before.last == "["
      let least = found.output.2
      kept += before + (isOther ? found.output.0 : found.output.1 + (least == "0" ? "*" : "{\(least),}"))
      rest = rest[found.range.upperBound...]
    }
    return kept + rest
  }

  private static var blanks: Regex<(Substring, Substring, Substring)> {
    /(\[[ \\ts]+\]|\\s)\{([0-9]+),[0-9]+\}/
  }

  /// What the library calls its version.
  static var version: String { unsafe hs_version().map { unsafe String(cString: $0) } ?? "" }

  /// A line that names the library, the processor's features, and the digest of the patterns.
  private static func header(for patterns: [Pattern]) -> [UInt8] {
    var platform = hs_platform_info_t()
    unsafe hs_populate_platform(&platform)
    let content = patterns.map { "\($0.isApproximated)\0\($0.maximumWidth)\0\($0.expression)\0" }.joined()
    let form = "assay.patterns/6.\(RequiredLiterals.version)"
    return Array(
      "\(form) \(version) \(platform.tune).\(platform.cpu_features) \(ContentDigest(of: content.utf8))\n".utf8)
  }

  private func check(_ function: String, _ status: hs_error_t) throws(RuleError) {
    guard status == HS_SUCCESS else { throw .engine(function: function, message: "status \(status)") }
  }
}

internal import Findings

/// Tries the first stage on what is known to match.
///
/// Several releases of Vectorscan miss matches, depending on the offset at which they stand (5.4.9 and its successors;
/// Hyperscan 5.4.0 to 5.4.2 has none of these faults). A rule that sees only every third secret is worse than a slow one,
/// so what a library misses here is left to the second stage.
enum EngineCheck {
  /// Bytes that stand before a text: more than the widest register.
  private static let offsets = 0..<66
  private static let fills: [UInt8] = [UInt8(ascii: "\n"), UInt8(ascii: "x")]

  /// The patterns that the second stage finds in one of their samples and the first doesn't, wherever the sample begins.
  ///
  /// - Parameter samples: by pattern, texts that it may match in.
  /// - Returns: indices of `patterns`, sorted. Costs some hundred short scans a sample: a fraction of compiling.
  static func missed(
    by database: PatternDatabase, patterns: [Pattern], samples: [[String]]
  ) throws(RuleError) -> [Int] {
    var matchesOfText: [String: [(pattern: Int, start: Int)]] = [:]
    for (pattern, texts) in samples.enumerated() {
      let regex = try compile(patterns[pattern])
      for text in Set(texts) {
        if let start = try start(of: regex, patterns[pattern], in: text) {
          matchesOfText[text, default: []].append((pattern, start))
        }
      }
    }
    let scratch = try database.makeScratch()
    var missed: Set<Int> = []
    var hits: [PatternDatabase.Hit] = []
    for (text, expected) in matchesOfText {
      for fill in fills {
        let padded = Array(repeating: fill, count: offsets.count) + [UInt8(ascii: "\n")] + Array(text.utf8)
        for offset in offsets {
          hits.removeAll(keepingCapacity: true)
          unsafe try padded.withUnsafeBufferPointer { (buffer) throws(RuleError) in
            unsafe try database.scan(
              UnsafeBufferPointer(rebasing: buffer[offset...]), scratch: scratch, into: &hits)
          }
          for (pattern, start) in expected where !missed.contains(pattern) {
            let reach = database.reaches[pattern]
            // The text stands behind the fill and a line's end; the sample's match began behind a line's end too.
            let start = offsets.count - offset + start
            let isSeen = hits.contains { hit in
              reach.contains(hit.end - start) && database.searches[hit.search].patterns.contains(pattern)
            }
            if !isSeen { missed.insert(pattern) }
          }
        }
      }
    }
    return missed.sorted()
  }

  private static func compile(_ pattern: Pattern) throws(RuleError) -> BoundedRegex {
    do throws(BoundedRegex.Failure) {
      return try BoundedRegex(pattern.expression)
    } catch {
      throw .engine(function: "pcre2_compile", message: "\(error) in '\(pattern.expression)'")
    }
  }

  /// Where the first match begins in a line's end and the text behind it; nil for none.
  private static func start(
    of regex: BoundedRegex, _ pattern: Pattern, in text: String
  ) throws(RuleError) -> Int? {
    let bytes = [UInt8(ascii: "\n")] + Array(text.utf8)
    do throws(BoundedRegex.Failure) {
      return unsafe try bytes.withUnsafeBufferPointer { (buffer) throws(BoundedRegex.Failure) -> Int? in
        unsafe try regex.firstMatch(in: buffer, starts: 0...bytes.count, width: pattern.maximumWidth)?.range.lowerBound
      }
    } catch {
      throw .engine(function: "pcre2_match", message: "\(error) in '\(pattern.expression)'")
    }
  }
}

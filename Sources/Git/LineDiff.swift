/// Line differences of two texts, the same as git's defaults give: Myers' algorithm with git's limits and the indent
/// heuristic. What is binary is the caller's to decide.
///
/// Written here and not taken from libgit2, whose copy of xdiff must be handed a whole repository, goes through every
/// line of both texts and differs from git's in what it takes for white space: here only what the texts do not begin and
/// end with alike is compared.
package enum LineDiff {
  /// The hunks that `git diff -U0` heads, in order. Throws `tooLarge` only.
  ///
  /// - Parameter ignoringWhitespace: lines that differ only in white space are the same, as with `git diff -w`.
  package static func hunks(
    old: borrowing Span<UInt8>, new: borrowing Span<UInt8>, ignoringWhitespace: Bool = false
  ) throws(GitError) -> [LineHunk] {
    try checkSizes(old, new)
    return unsafe withPointers(old, new) { (old, new) in
      // git cuts the common tail before a diff without context, which can move a hunk: so must we.
      let tail = unsafe commonTail(old, new)
      let oldText = unsafe UnsafeBufferPointer(rebasing: old.dropLast(tail))
      let newText = unsafe UnsafeBufferPointer(rebasing: new.dropLast(tail))
      guard ignoringWhitespace else { return unsafe LineComparison(oldText, newText).hunks() }
      let oldKeys = unsafe withoutWhitespace(oldText)
      let newKeys = unsafe withoutWhitespace(newText)
      return unsafe oldKeys.withUnsafeBufferPointer { oldKeys in
        unsafe newKeys.withUnsafeBufferPointer { newKeys in
          unsafe LineComparison(oldKeys, newKeys).hunks(shownOld: oldText, shownNew: newText)
        }
      }
    }
  }

  /// The lines added and deleted, as `git diff --numstat` counts them. Throws `tooLarge` only.
  package static func counts(
    old: borrowing Span<UInt8>, new: borrowing Span<UInt8>
  ) throws(GitError) -> (added: Int, deleted: Int) {
    try checkSizes(old, new)
    // For these git leaves the common tail on.
    return unsafe withPointers(old, new) { (old, new) in unsafe LineComparison(old, new).counts() }
  }

  /// git compares no larger texts either (`MAX_XDIFF_SIZE`).
  private static let sizeLimit = 1023 << 20

  private static func checkSizes(_ old: borrowing Span<UInt8>, _ new: borrowing Span<UInt8>) throws(GitError) {
    let larger = max(old.count, new.count)
    guard larger <= sizeLimit else {
      throw GitError(
        kind: .tooLarge, function: "LineDiff",
        message: "a text of \(larger) bytes is over the limit of \(sizeLimit) for comparing lines")
    }
  }

  /// How many bytes of the common tail git leaves out: whole blocks of 1,024, less up to the first line end in them.
  /// Source: `trim_common_tail` in git's xdiff-interface.c.
  private static func commonTail(_ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>) -> Int {
    let block = 1024
    guard let oldStart = old.baseAddress, let newStart = new.baseAddress else { return 0 }
    let smaller = min(old.count, new.count)
    var trimmed = 0
    while trimmed + block <= smaller,
      unsafe RawMemory.areEqual(
        oldStart + (old.count - trimmed - block), newStart + (new.count - trimmed - block), count: block)
    {
      trimmed += block
    }
    var recovered = 0
    while recovered < trimmed {
      recovered += 1
      if unsafe old[old.count - trimmed + recovered - 1] == UInt8(ascii: "\n") { break }
    }
    return trimmed - recovered
  }

  /// The same lines without what git takes for white space, each with an end, which is white space, too.
  private static func withoutWhitespace(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count + 1)
    for index in text.indices {
      switch unsafe text[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      case let byte: kept.append(byte)
      }
    }
    if let last = unsafe text.last, last != UInt8(ascii: "\n") { kept.append(UInt8(ascii: "\n")) }
    return kept
  }

  private static func withPointers<R>(
    _ old: borrowing Span<UInt8>, _ new: borrowing Span<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> R
  ) -> R {
    unsafe old.withUnsafeBufferPointer { oldBytes in
      unsafe new.withUnsafeBufferPointer { newBytes in
        unsafe body(oldBytes, newBytes)
      }
    }
  }
}

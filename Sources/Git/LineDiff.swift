internal import CGit2

/// Line differences of two texts, by the xdiff inside libgit2: Myers' algorithm with the indent heuristic, as git's
/// defaults are. What is binary is the caller's to decide.
package enum LineDiff {
  /// The hunks that `git diff -U0` heads, in order.
  package static func hunks(
    old: borrowing Span<UInt8>, new: borrowing Span<UInt8>
  ) throws(GitError) -> [LineHunk] {
    try unsafe withPointers(old, new) { (old, new) throws(GitError) in
      // git cuts the common tail before a diff without context, which can move a hunk: so must we.
      let tail = unsafe commonTail(old, new)
      return try unsafe diff(
        UnsafeBufferPointer(rebasing: old.dropLast(tail)), UnsafeBufferPointer(rebasing: new.dropLast(tail)))
    }
  }

  /// The lines added and deleted, as `git diff --numstat` counts them.
  package static func counts(
    old: borrowing Span<UInt8>, new: borrowing Span<UInt8>
  ) throws(GitError) -> (added: Int, deleted: Int) {
    let hunks = try unsafe withPointers(old, new) { (old, new) throws(GitError) in try unsafe diff(old, new) }
    return hunks.reduce(into: (0, 0)) { sum, hunk in
      sum.0 += hunk.newCount
      sum.1 += hunk.oldCount
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

  private static func diff(
    _ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>
  ) throws(GitError) -> [LineHunk] {
    if old.count == new.count {
      guard let left = old.baseAddress, let right = new.baseAddress else { return [] }
      if unsafe RawMemory.areEqual(left, right, count: old.count) { return [] }
    }
    if old.isEmpty || new.isEmpty {
      return [
        LineHunk(
          oldStart: 0, oldCount: unsafe RawMemory.lineCount(old), newStart: 0, newCount: unsafe RawMemory.lineCount(new)
        )
      ]
    }
    let pair = try unsafe TextPair(old, new)
    var options = unsafe git_diff_options()
    try check(unsafe git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION)), "git_diff_options_init")
    unsafe options.context_lines = 0
    unsafe options.interhunk_lines = 0
    unsafe options.flags = GIT_DIFF_FORCE_TEXT.rawValue | GIT_DIFF_INDENT_HEURISTIC.rawValue
    var hunks: [LineHunk] = []
    let code = unsafe withUnsafeMutablePointer(to: &hunks) { hunks in
      unsafe git_diff_blobs(
        pair.old, nil, pair.new, nil, &options, nil, nil,
        { _, hunk, payload in
          guard let hunk = unsafe hunk?.pointee, let payload = unsafe payload else { return -1 }
          let oldCount = Int(hunk.old_lines)
          let newCount = Int(hunk.new_lines)
          // A side without lines is headed by the line before it, others by their first line, from 1.
          let found = LineHunk(
            oldStart: Int(hunk.old_start) - (oldCount == 0 ? 0 : 1), oldCount: oldCount,
            newStart: Int(hunk.new_start) - (newCount == 0 ? 0 : 1), newCount: newCount)
          unsafe payload.assumingMemoryBound(to: [LineHunk].self).pointee.append(found)
          return 0
        }, nil, hunks)
    }
    try check(code, "git_diff_blobs", "comparing \(old.count) with \(new.count) bytes")
    return hunks
  }

  private static func withPointers<R>(
    _ old: borrowing Span<UInt8>, _ new: borrowing Span<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) throws(GitError) -> R
  ) throws(GitError) -> R {
    try unsafe old.withUnsafeBufferPointer { (oldBytes) throws(GitError) in
      try unsafe new.withUnsafeBufferPointer { (newBytes) throws(GitError) in
        try unsafe body(oldBytes, newBytes)
      }
    }
  }
}

internal import CPCRE2

/// One compiled PCRE2 expression with limits on its work. Belongs to one worker.
///
/// The limits make the cost of one call constant: what would take longer is an error, never a silent "no match".
@safe final class BoundedRegex {
  /// Steps of one call, in PCRE2's own count, which grows with each position it tries and each time it backtracks.
  static let matchLimit: UInt32 = 2_000_000
  static let heapLimitKiB: UInt32 = 8_192
  /// How many bytes around a window stay visible to look-around.
  static let lookAround = 128

  enum Failure: Error {
    case syntax(message: String, offset: Int)
    case limit(String)
    case library(String)
  }

  struct Match {
    var range: Range<Int>
    /// The group `secret`, where the expression has one and it took part.
    var secret: Range<Int>?
  }

  private let code: OpaquePointer
  private let matchData: OpaquePointer
  private let context: OpaquePointer
  private let secretGroup: Int?

  init(_ expression: String) throws(Failure) {
    var code: OpaquePointer?
    var errorCode: Int32 = 0
    var errorOffset = 0
    let options =
      UInt32(PCRE2_MULTILINE) | UInt32(PCRE2_NEVER_UTF) | UInt32(PCRE2_NEVER_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C)
      | UInt32(PCRE2_USE_OFFSET_LIMIT)
    var utf8 = Array(expression.utf8)
    let length = utf8.count
    utf8.append(0)
    unsafe utf8.withUnsafeBufferPointer { buffer in
      unsafe code = pcre2_compile_8(buffer.baseAddress, length, options, &errorCode, &errorOffset, nil)
    }
    guard let code = unsafe code else {
      throw .syntax(message: Self.message(errorCode), offset: errorOffset)
    }
    unsafe pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
    guard let matchData = unsafe pcre2_match_data_create_from_pattern_8(code, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else {
      unsafe pcre2_code_free_8(code)
      throw .library("out of memory")
    }
    unsafe pcre2_set_match_limit_8(context, Self.matchLimit)
    unsafe pcre2_set_heap_limit_8(context, Self.heapLimitKiB)
    let group = unsafe "secret".withCString { name in
      unsafe name.withMemoryRebound(to: UInt8.self, capacity: 7) {
        unsafe pcre2_substring_number_from_name_8(code, $0)
      }
    }
    unsafe self.code = code
    unsafe self.matchData = matchData
    unsafe self.context = context
    self.secretGroup = group > 0 ? Int(group) : nil
  }

  deinit {
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_match_data_free_8(matchData)
    unsafe pcre2_code_free_8(code)
  }

  /// The first match that begins in `starts`, at most `width` bytes long; its offsets are those of `bytes`.
  ///
  /// Look-around sees `lookAround` bytes to each side of what a match can cover.
  func firstMatch(
    in bytes: UnsafeBufferPointer<UInt8>, starts: ClosedRange<Int>, width: Int
  ) throws(Failure) -> Match? {
    let lower = max(0, starts.lowerBound - Self.lookAround)
    let upper = min(bytes.count, starts.upperBound + width + Self.lookAround)
    guard starts.lowerBound <= upper else { return nil }
    unsafe pcre2_set_offset_limit_8(context, min(starts.upperBound, upper) - lower)
    var options: UInt32 = 0
    if lower > 0 { options |= UInt32(PCRE2_NOTBOL) }
    if upper < bytes.count { options |= UInt32(PCRE2_NOTEOL) }
    // An empty buffer may have no address; the library wants one.
    var nothing: UInt8 = 0
    let result = unsafe withUnsafePointer(to: &nothing) { placeholder in
      let subject = unsafe bytes.baseAddress.map { unsafe $0 + lower } ?? placeholder
      return unsafe pcre2_match_8(
        code, subject, upper - lower, starts.lowerBound - lower, options, matchData, context)
    }
    switch result {
    case PCRE2_ERROR_NOMATCH: return nil
    case PCRE2_ERROR_MATCHLIMIT: throw .limit("match limit")
    case PCRE2_ERROR_HEAPLIMIT: throw .limit("heap limit")
    case PCRE2_ERROR_DEPTHLIMIT: throw .limit("depth limit")
    case PCRE2_ERROR_JIT_STACKLIMIT: throw .limit("stack limit")
    case ..<0: throw .library(Self.message(result))
    default: break
    }
    guard let offsets = unsafe pcre2_get_ovector_pointer_8(matchData) else { throw .library("no offsets") }
    let range = unsafe (lower + offsets[0])..<(lower + max(offsets[0], offsets[1]))
    var secret: Range<Int>?
    if let secretGroup, secretGroup < result, unsafe offsets[2 * secretGroup] != Int.max,
      unsafe offsets[2 * secretGroup] >= 0
    {
      secret = unsafe (lower + offsets[2 * secretGroup])..<(lower + offsets[2 * secretGroup + 1])
    }
    return Match(range: range, secret: secret)
  }

  private static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 160)
    let length = unsafe buffer.withUnsafeMutableBufferPointer {
      unsafe pcre2_get_error_message_8(code, $0.baseAddress, $0.count)
    }
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}

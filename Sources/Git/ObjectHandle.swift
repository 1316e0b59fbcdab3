internal import CGit2

/// An object's bytes as they were read, freed with the value or shared with what keeps them for later. Its bytes are
/// lent through closures only.
@safe struct ObjectHandle: ~Copyable {
  /// In libgit2's memory; nil where `unpacked` has the bytes.
  private let object: OpaquePointer?
  private let unpacked: UnpackedBytes?
  let kind: ObjectKind

  init(_ object: consuming OpaquePointer, kind: ObjectKind) {
    unsafe self.object = object
    unpacked = nil
    self.kind = kind
  }

  init(_ unpacked: UnpackedBytes, kind: ObjectKind) {
    unsafe object = nil
    self.unpacked = unpacked
    self.kind = kind
  }

  deinit {
    if let object = unsafe object { unsafe git_odb_object_free(object) }
  }

  /// The bytes, valid as long as this value lives.
  @unsafe var bytes: UnsafeBufferPointer<UInt8> {
    if let unpacked { return unsafe unpacked.bytes }
    guard let object = unsafe object else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    let start = unsafe git_odb_object_data(object)?.assumingMemoryBound(to: UInt8.self)
    return unsafe UnsafeBufferPointer(start: start, count: git_odb_object_size(object))
  }

  borrowing func withSpan<R, E: Error>(_ body: (borrowing Span<UInt8>) throws(E) -> R) throws(E) -> R {
    let bytes = unsafe self.bytes
    return try unsafe body(bytes.span)
  }
}

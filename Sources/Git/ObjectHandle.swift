internal import CGit2

/// An object in libgit2's memory, freed with the value. Its bytes are lent through closures only.
@safe struct ObjectHandle: ~Copyable {
  private let object: OpaquePointer
  let kind: ObjectKind

  init(_ object: consuming OpaquePointer, kind: ObjectKind) {
    unsafe self.object = object
    self.kind = kind
  }

  deinit {
    unsafe git_odb_object_free(object)
  }

  /// The bytes, valid as long as this value lives.
  @unsafe var bytes: UnsafeBufferPointer<UInt8> {
    let start = unsafe git_odb_object_data(object)?.assumingMemoryBound(to: UInt8.self)
    return unsafe UnsafeBufferPointer(start: start, count: git_odb_object_size(object))
  }

  borrowing func withSpan<R, E: Error>(_ body: (borrowing Span<UInt8>) throws(E) -> R) throws(E) -> R {
    let bytes = unsafe self.bytes
    return try unsafe body(bytes.span)
  }
}

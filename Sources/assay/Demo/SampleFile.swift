/// One file of `Samples/` as it was embedded at build time.
package struct SampleFile: Sendable, Hashable {
  /// Relative to `Samples/`, with `/`.
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

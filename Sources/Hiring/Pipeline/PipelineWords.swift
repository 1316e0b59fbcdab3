/// Counts in sentences.
enum PipelineWords {
  static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
}

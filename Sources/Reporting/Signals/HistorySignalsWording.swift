internal import History

/// Words for what a history says.
enum HistorySignalsWording {
  static func anomaly(_ anomaly: DateAnomaly) -> String {
    switch anomaly {
    case .writtenAfterCommitted: "written after it was committed"
    case .outside: "outside the engagement"
    case .future: "dated in the future"
    }
  }
}

/// Words that several conditions use.
enum Wording {
  static func count(_ number: Int, _ singular: String) -> String {
    number == 1 ? "1 \(singular)" : "\(number) \(singular)s"
  }

  /// Without a point where there is nothing behind it; one digit otherwise.
  static func number(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int(value))" }
    let tenths = (value * 10).rounded()
    return "\(Int(tenths / 10)).\(Int(abs(tenths).truncatingRemainder(dividingBy: 10)))"
  }
}

extension ChangeWindow {
  /// What is told where all of it is under the floor.
  func words(_ lines: Int, floor: Int) -> String {
    let earlier = changes == 0 ? "" : ", with the \(days) days before \(lines + sourceLines)"
    return "\(Wording.count(lines, "new line"))\(earlier), under the floor of \(floor)"
  }

  /// Where what is in the clone does not decide it.
  var unseen: String {
    "the clone is shallow, so not all small changes of the \(days) days before are in it"
  }

  /// Behind a number that earlier changes are part of.
  var remark: String {
    changes == 0 ? "" : ", with \(Wording.count(changes, "small change")) of the \(days) days before"
  }
}

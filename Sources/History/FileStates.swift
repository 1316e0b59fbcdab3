/// What a commit's files are made of, by path number.
///
/// Kept in pieces that copies share until they are written to: a branch costs a list of pieces, not a map of files.
struct FileStates {
  private static let size = 64
  private var pieces: [[LineRuns?]] = []

  subscript(number: Int) -> LineRuns? {
    get {
      let piece = number / Self.size
      return piece < pieces.count && number % Self.size < pieces[piece].count
        ? pieces[piece][number % Self.size] : nil
    }
    set {
      let piece = number / Self.size
      if piece >= pieces.count {
        guard newValue != nil else { return }
        pieces += repeatElement([], count: piece + 1 - pieces.count)
      }
      let place = number % Self.size
      if place >= pieces[piece].count {
        guard newValue != nil else { return }
        pieces[piece] += repeatElement(nil, count: place + 1 - pieces[piece].count)
      }
      pieces[piece][place] = newValue
    }
  }
}

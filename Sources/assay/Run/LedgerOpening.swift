import Foundation
import Hiring
import Ledger

/// Opens the portfolio's ledger, with a new random key where there is none yet.
enum LedgerOpening {
  static func open(_ portfolio: Portfolio) throws -> Ledger {
    var generator = SystemRandomNumberGenerator()
    let key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    return try Ledger(path: portfolio.ledgerPath, key: key)
  }
}

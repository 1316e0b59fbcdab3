internal import Foundation

/// The agreed prices of fixed work of which no statement shows a payment.
struct FixedWork {
  private(set) var amounts: [PaidAmount] = []
  private(set) var gaps: [PaidGap] = []
  private(set) var notes: [String] = []

  init(contractors: [Contractor], statement: PaidStatement, through: CivilDate) {
    for contractor in contractors {
      var seen: Set<String> = []
      for engagement in contractor.engagements where engagement.kind == .fixed && engagement.started <= through {
        let contract = engagement.contract.lowercased()
        guard seen.insert(contract).inserted else { continue }
        let terms = contractor.engagements.filter {
          $0.kind == .fixed && $0.contract.lowercased() == contract && $0.started <= through
        }
        settle(terms, engagement, of: contractor, paid: statement.fixed[contractor.id]?[contract], through)
      }
    }
  }

  private mutating func settle(
    _ terms: [Engagement], _ engagement: Engagement, of contractor: Contractor,
    paid: (paid: [ExactAmount], last: CivilDate)?, _ through: CivilDate
  ) {
    let name = "\(engagement.platform.rawValue) contract \(engagement.contract)"
    let ended = terms.compactMap(\.ended).max().flatMap { $0 <= through ? $0 : nil }
    let prices = terms.map(\.rate)
    guard let paid else {
      for (term, price) in zip(terms, prices) {
        let day = term.ended.flatMap { $0 <= through ? $0 : nil } ?? term.started
        guard let price else {
          gaps.append(
            PaidGap(
              contractor: contractor.id, quarter: Quarter(containing: day),
              text: "\(name) has neither a price in assay.yml nor a payment on record"))
          continue
        }
        amounts.append(
          PaidAmount(
            contractor: contractor.id, platform: term.platform.rawValue, contract: term.contract, kind: .work,
            basis: .price, days: day...day, amount: ExactAmount(price), seconds: nil))
      }
      return
    }
    let agreed = ExactAmount.sums(prices.compactMap { $0.map { ExactAmount($0) } })
    let shown = ExactAmount.sums(paid.paid)
    guard agreed.count == 1, shown.count == 1, agreed[0].currency == shown[0].currency,
      shown[0].minorUnits < agreed[0].minorUnits, let price = agreed[0].rounded, let sum = shown[0].rounded
    else { return }
    let text = "\(name): the statement shows \(sum.plainText) of the agreed \(price.plainText)"
    if ended == nil {
      notes.append("\(contractor.id), \(text); the work still runs.")
    } else {
      gaps.append(PaidGap(contractor: contractor.id, quarter: Quarter(containing: paid.last), text: text))
    }
  }
}

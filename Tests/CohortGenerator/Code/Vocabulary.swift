/// The words of a small shop, from which names, notes and messages are made.
enum Vocabulary {
  static let areas = ["orders", "catalogue", "shipping", "payments", "customers", "stock", "refunds", "vouchers"]
  static let things = [
    "order", "basket", "voucher", "shipment", "customer", "refund", "invoice", "parcel", "product", "supplier",
    "warehouse", "payment", "review", "address", "discount", "carrier", "return", "subscription", "campaign", "ledger",
  ]
  static let aspects = [
    "totals", "limits", "labels", "rules", "summary", "lookup", "history", "checks", "export", "schedule", "rates",
    "notes", "matching", "allocation", "ranking", "audit", "routing", "pricing", "reminders", "coverage",
  ]
  static let fields = [
    "quantity", "price", "weight", "total", "balance", "priority", "distance", "score", "level", "amount", "duration",
    "capacity", "count", "volume", "margin", "deposit", "fee", "points", "rank", "tax",
  ]
  static let verbs = [
    "collect", "measure", "compare", "prepare", "select", "estimate", "reserve", "combine", "settle", "review", "split",
    "confirm", "adjust", "verify", "arrange", "resolve",
  ]
  static let qualities = [
    "open", "late", "heavy", "urgent", "regular", "pending", "largest", "final", "active", "partial",
  ]
  static let reasons = [
    "the accountant closes the month with it", "the warehouse packs by it", "support was asked about it every day",
    "the carrier bills by it", "customers saw yesterday's number", "the shop must agree with the ledger",
  ]
  static let vague = ["update", "changes", "wip", "fix", "work", "stuff", "final", "misc"]
}

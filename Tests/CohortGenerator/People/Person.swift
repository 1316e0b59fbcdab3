/// Somebody of a cohort, as the portfolio and the repository know them.
package struct Person: Sendable {
  package var id: String
  package var name: String
  package var mail: String
  package var kind: ContractorKind
  package var behaviour: Behaviour
  /// Minutes that their clock is ahead of UTC.
  package var zone: Int
  package var contract: String
  /// The account on the tracker; two can share one.
  package var tracker: String
  /// Days of a pause that the owner agreed, days since 1970, both included.
  package var pause: ClosedRange<Int>?
  /// The area that they keep to themselves.
  package var area: String?

  static let names = [
    "Amira Haddad", "Bela Kovacs", "Carlos Mota", "Dilnoza Karimova", "Emeka Obi", "Farah Aziz", "Goran Ilic",
    "Hana Sato", "Ivan Petrov", "Jana Novak", "Kofi Mensah", "Lucia Ferro", "Marek Zeman", "Nadia Rahman",
    "Olu Adeyemi", "Petra Lind", "Quang Tran", "Rosa Diaz", "Samir Khan", "Tomas Berg",
  ]
}

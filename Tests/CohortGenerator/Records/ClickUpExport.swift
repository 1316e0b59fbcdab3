/// One week's entries as ClickUp's time export writes them.
struct ClickUpExport {
  let story: Story
  let hours: HoursBook

  private static let head =
    "User ID,Username,Time Entry ID,Description,Billable,Time Labels,Start,Start Text,Stop,Stop Text,Time Tracked,"
    + "Time Tracked Text,Space ID,Space Name,Folder ID,Folder Name,List ID,List Name,Task ID,Task Name,Task Status,"
    + "Due Date,Due Date Text,Start Date,Start Date Text,Task Time Estimated,Task Time Estimated Text,Task Time Spent,"
    + "Task Time Spent Text,User Total Time Estimated,User Total Time Estimated Text,User Total Time Tracked,"
    + "User Total Time Tracked Text,Tags,Checklists,User Period Time Spent,User Period Time Spent Text,Date Created,"
    + "Date Created Text,Custom Task ID,Parent Task ID"

  func text(week: Int) -> String {
    let end = Int64(WorkCalendar.firstMonday + (week + 1) * 7) * 86_400
    let rows = hours.entries.filter { $0.week == week }.map { entry -> String in
      let person = story.people[entry.person]
      var fields = [String](repeating: "", count: 41)
      fields[0] = person.tracker
      fields[1] = person.name
      fields[2] = "43" + padded(entry.id, 17)
      fields[3] = entry.memo
      fields[4] = "true"
      fields[6] = "\(entry.start)000"
      fields[8] = "\(entry.start + Int64(entry.seconds))000"
      fields[10] = "\(entry.seconds)000"
      fields[11] = "\(entry.seconds / 3_600) h \(entry.seconds % 3_600 / 60) m"
      fields[12...17] = ["90120001", "Northwind", "90130001", "Shop", "90140001", "Sprint board"]
      if let task = entry.task {
        let card = story.tasks[task]
        fields[18] = card.id
        fields[19] = card.title
        fields[20] = (card.mergedAt.map { $0 < end } ?? false) ? "complete" : "in progress"
        fields[25] = hours.estimates[task].map { "\($0)000" } ?? ""
      }
      fields[37] = "\(entry.written)000"
      return fields.map(quoted).joined(separator: ",")
    }
    return ([Self.head] + rows).joined(separator: "\r\n") + "\r\n"
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private func quoted(_ field: String) -> String {
    field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline })
      ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : field
  }
}

/// One week's bills as Upwork's weekly summary writes them.
struct UpworkExport {
  let story: Story
  let hours: HoursBook

  func text(week: Int) -> String {
    let rows = hours.bills.filter { $0.week == week && $0.segments > 0 }.map { bill -> String in
      let person = story.people[bill.person]
      let day = WorkCalendar.text(WorkCalendar.firstMonday + week * 7 + bill.day)
      let minutes = bill.segments * 10
      let cents = minutes * 2_500 / 60
      func decimals(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
      }
      let fraction = minutes % 60 * 100_000 / 60
      return
        "\"\(day)\",\"\(person.kind == .designer ? "Designer" : "Engineer"), shop (\(person.contract))\","
        + "\"\(minutes / 60).\(decimals(fraction, 5))\",\"\(cents / 100).\(decimals(cents % 100, 2))\",\"\""
    }
    return (["\"Date\",\"Contract\",\"Hours\",\"Amount\",\"Payment type\""] + rows).joined(separator: "\n") + "\n"
  }
}

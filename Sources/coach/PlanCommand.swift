import ArgumentParser
import CoachKit
import Foundation
import Planning
import Rendering

/// Plans a week around the runs that a sentence tells; nothing is asked back.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Plan a week of strength around your runs and keep it; without words, show the week that is kept.",
    discussion: """
      coach plan "I run Tue intervals, Thu easy, Sat long, no gym, 25 minutes, sore Achilles, half marathon on 14 March"

      What is not said is assumed, and the plan says so. In the chat coach asks for it, and changes the plan by talk.
      """)

  @OptionGroup var content: ContentOptions
  @Option(help: "text, markdown or json.") var format: Format = .text
  @Option(help: ArgumentHelp("Write the week as a calendar file (RFC 5545) too.", valueName: "FILE")) var ics: String?
  @Option(help: ArgumentHelp("Remind so many minutes before a session.", valueName: "MINUTES")) var alarm: Int?
  @Option(help: ArgumentHelp("At which hour sessions start, 0 to 23.", valueName: "HOUR")) var hour = 18
  @Option(help: ArgumentHelp("Write the week as a page for printing too.", valueName: "FILE")) var html: String?
  @Option(help: ArgumentHelp("Plan as if today were this date.", valueName: "YYYY-MM-DD")) var today: String?
  @OptionGroup var owner: OwnerOptions
  @Flag(name: [.customLong("try"), .customLong("no-memory")], help: "Only show the plan: know nothing and keep nothing.") var isTry = false
  @Flag(help: "No colour (also NO_COLOR).") var noColor = false
  @Argument(help: "Your runs, wishes, equipment, aches, race.") var text: [String] = []

  func run() async throws {
    guard 0...23 ~= hour else { throw ValidationError("--hour is a number from 0 to 23.") }
    let day = today.map { CalendarDate($0) } ?? .today
    guard let day else { throw ValidationError("--today is a date such as 2026-03-14.") }
    let coach = try content.load()
    let words = text.joined(separator: " ")
    let (plan, reply, sequence) = try await week(coach, words, day)
    if let ics {
      let stamp = ISO8601DateFormatter.string(
        from: Date(), timeZone: TimeZone(secondsFromGMT: 0) ?? .current, formatOptions: [.withYear, .withMonth, .withDay, .withTime])
      try Output.write(ICalendar(startHour: hour, alarmMinutes: alarm, sequence: sequence).text(of: [plan], stamp: stamp.filter { $0 != "Z" } + "Z"), to: ics)
    }
    if let html { try Output.write(PlanPage(plan).html, to: html) }
    switch format {
    case .json: Output.write(JSONRenderer.line(plan) + "\n")
    case .markdown: Output.write(plan.markdown)
    case .text:
      let window = Window(noColour: noColor)
      let renderer = TerminalRenderer(width: window.size.columns, colour: window.colour, movement: coach.movement)
      Output.write(renderer.render(reply) + "\n")
    }
    Output.flush()
  }

  /// The week that the words ask for, or the one that is kept, and how often it was changed.
  private func week(_ coach: Coach, _ words: String, _ day: CalendarDate) async throws -> (plan: Plan, reply: Reply, sequence: Int) {
    let id = owner.runner
    let store: any ConversationStore = isTry ? MemoryStore() : OwnerOptions.home()
    return try await OwnerOptions.saying {
      if words.isEmpty {
        var conversation = Conversation(id: "", seed: 1, runnerID: id)
        conversation.runner = try await store.runner(id, .recent)?.runner ?? Runner()
        guard let week = coach.plannedWeek(today: day, in: &conversation) else {
          throw ValidationError("No week is kept yet. Tell your runs: coach plan \"Tue intervals, Sat long, dumbbells, 30 minutes\"")
        }
        return (week.plan, week.reply, conversation.planState?.sequence ?? 0)
      }
      return try await store.updateRunner(id) { runner in
        var conversation = Conversation(id: "", seed: 1, runnerID: id)
        conversation.runner = runner
        let week = coach.plan(words, today: day, in: &conversation)
        // A week that cannot be does not take the place of one that can.
        if week.plan.status == .planned { runner = conversation.runner }
        return (week.plan, week.reply, conversation.planState?.sequence ?? 0)
      }
    }
  }
}

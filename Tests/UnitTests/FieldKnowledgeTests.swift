import CoachKit
import Dialogue
import Knowledge
import Testing

/// What coach knows of injuries, terms and beliefs, asked as people ask.
@Suite struct FieldKnowledgeTests {
  private static let coach = Coach.load().coach
  private static var knowledge: KnowledgeBase { coach.policy.knowledge }
  static let injuries = knowledge.injuries.items.map(\.id)

  private func ask(_ text: String) -> (reply: Reply, focus: Conversation.Focus) {
    var conversation = Conversation(id: "", seed: 1)
    let reply = Self.coach.reply(to: Utterance(text), in: &conversation)
    return (reply, conversation.focus)
  }

  /// Each sheet says what it is called without deciding it, what helps, what to ease off, stages with doses, the pain scale that holds, whom to see.
  @Test(arguments: injuries)
  func aSheetIsWhole(_ id: String) throws {
    let injury = try #require(Self.knowledge.injuries[id])
    let (reply, _) = ask("what helps \(injury.name)")
    guard reply.safety == nil else { return }
    let text = reply.text
    #expect(text.contains(injury.called) && text.contains(injury.see), "\(id): \(text)")
    #expect(text.contains("can't know from here") || text.contains("can't tell from here"), "\(id): \(text)")
    #expect(injury.help.prefix(2).allSatisfy(text.contains), "\(id): \(text)")
    switch injury.painRule {
    case .bone:
      #expect(!text.contains("stage 1") && !text.contains("3 out of 10"), "\(id): \(text)")
      #expect(text.contains("stop") || text.contains("Stop"), "\(id): \(text)")
    case .tendon: #expect(text.contains("5") && text.contains("morning"), "\(id): \(text)")
    case .backOrStrain:
      #expect(text.contains("3 out of 10"), "\(id): \(text)")
      #expect(!text.contains("4 or 5") && !text.contains("4 to 5"), "\(id): \(text)")
    case .none: break
    }
    if injury.painRule != .bone, let first = injury.exercises.first, let exercise = Self.knowledge.exercises[first.left] {
      #expect(text.contains("\(exercise.name): \(first.right.prefix(1).lowercased() + first.right.dropFirst())"), "\(id): \(text)")
    }
  }

  @Test(arguments: [
    ("outside of my knee, always at 5 km, downhill", "it_band_syndrome"), ("first steps in the morning under my heel", "plantar_heel_pain"),
    ("top of the hamstring when sitting", "high_hamstring_tendinopathy"), ("tight calf that grabs when I sprint", "calf_strain"),
    ("behind my kneecap going down stairs", "runners_knee"), ("back of my heel is stiff every morning", "achilles_tendinopathy"),
    ("dull ache along the inner shin at the start of runs", "shin_splints"), ("pain right below my kneecap when I jump", "patellar_tendinopathy"),
  ])
  func symptomsLeadToASheetThatMayBeWrong(_ text: String, _ injury: String) {
    let (reply, focus) = ask(text)
    #expect(focus.injury == injury, "\(text): \(reply.text)")
    #expect(reply.text.contains("can't be sure") || reply.text.contains("can't know"), "\(text): \(reply.text)")
  }

  /// Where two would fit, both are told.
  @Test(arguments: [
    ("front of the shin along the inside", "shin splints"), ("inside of my ankle aches after runs", "tibial tendon"), ("side of the hip at night", "gluteal"),
  ])
  func unclearSymptomsListWhatItMayBe(_ text: String, _ name: String) {
    let (reply, _) = ask(text)
    #expect(reply.text.lowercased().contains(name) && reply.text.contains("bone stress"), "\(text): \(reply.text)")
  }

  @Test func bonePainIsNotRunThrough() {
    #expect(ask("can I run through bone pain if it warms up").reply.text.hasPrefix("No"))
  }

  /// Two plain sentences and an example.
  @Test(arguments: knowledge.concepts.items.map(\.id))
  func aTermIsTwoSentencesAndAnExample(_ id: String) throws {
    let concept = try #require(Self.knowledge.concepts[id])
    let words = concept.meaning.split(separator: " ")
    let ends = words.count { $0.hasSuffix(".") || $0.hasSuffix("?") }
    #expect((1...2).contains(ends) && words.count <= 60, "\(concept.meaning)")
    #expect(!(concept.example ?? "").isEmpty)
  }

  @Test(arguments: [
    "RIR", "RPE", "1RM", "tempo in lifting", "eccentric", "concentric", "isometric", "a deload", "a taper", "periodisation", "running economy", "DOMS",
    "the posterior chain", "progressive overload", "supercompensation", "specificity", "concurrent training", "hypertrophy", "reversibility", "proprioception",
    "prehab", "training load", "the kinetic chain", "a superset", "range of motion", "time under tension", "plyometrics", "a training split",
  ])
  func termsAreTold(_ term: String) {
    let (reply, focus) = ask("what is \(term)")
    #expect(focus.concept != nil && reply.text.contains("For example"), "\(term): \(reply.text)")
  }

  @Test func twoTermsAreToldSideBySide() {
    let text = ask("what's the difference between eccentric and concentric").reply.text
    #expect(text.contains("gets longer") && text.contains("shortens"))
  }

  @Test func whoSitsOnASoreHamstringIsToldAboutTheSitBone() {
    #expect(ask("top of the hamstring when sitting").reply.text.contains("sit bone"))
  }

  /// The first words answer what was asked.
  @Test(arguments: [
    ("is the leg press as good as squats for runners", "leg presses or bodyweight squats|Leg presses"), ("can I replace squats with step ups", "step-ups can"),
    ("can lunges replace squats", "lunges can"), ("difference between an RDL and a deadlift", "Romanian deadlift: With soft knees"),
    ("what can I use instead of a bench for hip thrusts", "sofa"), ("what should I avoid with shin splints", "Jumps, skipping"),
    ("when can I run after a calf strain", "brisk walking is painless"), ("my lower back arches in hip thrusts", "You arch your back"),
    ("does a plank work the glutes", "A little|Only as helpers"), ("do squats work the quads", "Yes"), ("how do I get my first pull up", "first pull-up"),
    ("is it ok to deadlift with sciatica", "Not the deadlift for now"),
    ("calf work for a sore achilles, no step", "Single-leg calf raise|Bent-knee calf raise"),
    ("should my heels lift in a squat", "No"),
  ])
  func theFirstWordsAnswer(_ text: String, _ words: String) {
    let reply = ask(text).reply
    #expect(words.split(separator: "|").contains { reply.text.prefix(220).contains($0) }, "\(text): \(reply.text)")
  }

  @Test func withoutSquatsMeansAllSquats() {
    let (_, focus) = ask("leg workout without squats")
    #expect(!focus.listed.isEmpty)
    #expect(!focus.listed.contains { $0.contains("squat") && $0 != "bulgarian_split_squat" })
  }

  @Test func whatIsAtHandIsNotAboutTheExerciseBefore() {
    var conversation = Conversation(id: "", seed: 1)
    _ = Self.coach.reply(to: Utterance("how do I do a wall sit"), in: &conversation)
    let reply = Self.coach.reply(to: Utterance("I only have a staircase and a backpack"), in: &conversation)
    #expect(!reply.text.contains("wall sit") && conversation.focus.listed.count > 2, "\(reply.text)")
    #expect(reply.text.contains("nothing but the"), "\(reply.text)")
  }

  @Test func gettingWorseIsNoQuestionWhatToAvoid() {
    #expect(ask("which exercises make shin splints worse").reply.text.prefix(160).contains("shin splints"))
    #expect(!ask("my shin splints are getting worse what now").reply.text.contains("ease off these while it is sore"))
  }

  @Test func liftingTwiceAWeekIsNotAboutTheSquat() {
    var conversation = Conversation(id: "", seed: 1)
    _ = Self.coach.reply(to: Utterance("how do I squat"), in: &conversation)
    let reply = Self.coach.reply(to: Utterance("is lifting twice a week enough"), in: &conversation)
    #expect(!reply.text.prefix(80).contains("squat"), "\(reply.text)")
  }

  /// Beliefs that have an answer of their own reach it.
  @Test(arguments: [
    ("will lifting make me bulky", "bulking_fear"), ("does stretching prevent injuries", "evidence.stretching_prevents"),
    ("do I need to fix my posture", "posture"), ("should I run at 180 cadence", "injury_prevention.cadence_injury"),
  ])
  func beliefsReachTheirAnswer(_ text: String, _ intent: String) { #expect(ask(text).reply.intent == intent) }

  /// What was had and is over changes no answer; what is there does, whatever else is told of the past.
  @Test(arguments: [
    ("I had a stress fracture in 2015, how do I do a goblet squat", false), ("I had a stress fracture in 2015. How do I do a front squat", false),
    ("I have a stress fracture, how do I do a goblet squat", true), ("I had a stress fracture in 2015 and it still hurts, how do I do a goblet squat", true),
    ("I used to run a lot but have runner's knee, how do I do a jump squat", true),
  ])
  func pastInjuriesChangeNothing(_ text: String, _ isHeld: Bool) {
    let reply = ask(text).reply
    #expect((reply.text.contains("Not the") || reply.safety != nil) == isHeld, "\(reply.text)")
  }

  /// What people believe is answered, whatever else its words sound like: each text with words of the answer.
  @Test(arguments: [
    ("should my knees never go past my toes in a squat", "may pass your toes"),
    ("does core work cure back pain", "isn't a cure"),
    ("is lactic acid why I'm sore the next day", "does not cause"), ("no pain no gain right?", "pain isn't"),
    ("do only 8-12 reps build muscle", "No single"), ("must I train to failure", "don't need to train to failure"),
    ("did my weak glutes cause my IT band pain", "cause is not shown"), ("is the 10 percent rule true", "not a law"),
    ("does lifting stunt growth in kids", "myth"),
    ("my 12 year old wants to lift, will it stop him growing", "myth"), ("must my heart rate stay under 140 when pregnant", "no longer used"),
    ("midwife said keep my pulse below 140, is that still true?", "talk test"), ("should older people only lift light weights", "not just light ones"),
    ("do cold baths speed up recovery", "soreness"),
    ("will pronation injure me", "not a fault"), ("does pain mean damage", "not a measure"), ("can I lengthen my IT band with stretching", "hardly stretches"),
    ("Is running bad for your knees", "no good evidence"), ("is being sore a sign of a good workout", "no score"),
  ])
  func beliefsAreAnsweredKindly(_ text: String, _ words: String) {
    let reply = ask(text).reply
    #expect(reply.text.contains(words), "\(text): \(reply.text)")
  }
}

/// The words that logs are made of, beside names. What they mean is set here once; the readers only look up.
enum LogWords {
  enum Unit: Equatable { case kilograms, pounds, stone, seconds, minutes, metres, reps, sets, length, other }

  static let units: [String: Unit] = {
    let groups: [(Unit, String)] = [
      (.kilograms, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"), (.pounds, "lb lbs pound pounds #"), (.stone, "st stone stones"),
      (.seconds, "s sec secs second seconds \" sek"), (.minutes, "min mins minute minutes"), (.metres, "m metre metres meter meters"),
      (.reps, "rep reps repetition repetitions step steps times contacts hops"), (.sets, "set sets round rounds circuit circuits"),
      (.length, "cm mm inch inches"),
      (.other, "% percent plate plates k km mile miles mi ft hour hours hr hrs h week weeks day days bpm"),
    ]
    return Dictionary(
      groups.flatMap { unit, words in words.split(separator: " ").map { (String($0), unit) } }, uniquingKeysWith: { first, _ in first })
  }()

  static let numbers: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "couple": 2, "dozen": 12,
  ]

  /// Words that say what was done.
  static let doneVerbs = words(
    "did done finished completed complete smashed nailed crushed managed got knocked hit ticked performed banged trained worked logged held")
  static let skipVerbs = words("skipped missed skip bailed ditched dropped blew")
  static let sessions = words(
    "session sessions workout workouts plan training strength gym routine lifting lift weights programme program exercises everything conditioning")
  static let sides: [String: WorkSet.Side] = ["left": .left, "l": .left, "lhs": .left, "right": .right, "r": .right, "rhs": .right]
  static let limbs = words("leg legs side sides arm arms foot feet way limb")
  static let hurts = words("pain pains hurt hurts ache ached aching aches sore soreness niggle niggled twinge discomfort")

  /// Words that join parts of a log.
  static let separators = words(", ; . and then plus also & +")

  /// Words without meaning of their own in a log.
  static let fillers = words(
    """
    a an the i ive my me myself of for on in at with w to was were is it its this that these those am we our did do done doing got get had have
    has just only also then and plus x by from reps rep sets set round rounds total each per today now so far please pls log logged logging add
    added track record recorded enter put down save my diary journal entry managed finished completed complete performed hit nailed smashed
    crushed knocked out banged all some about around approx roughly ca circa using used holding hold weight weights weighted load loaded dumbbell
    dumbbells db dbs dumbell kettlebell kettlebells kb kbs barbell bar bb backpack rucksack band bands mini machine plate bodyweight bw body no
    first second third fourth fifth last set exercise exercises feeling felt like effort and side sides leg legs arm arms both left right per hand
    hands time times working work hey hi coach @ / , ; : . ( ) - + & = ~ ' " * # lol day took nothing full held feet foot instead after before
    again morning evening afternoon night noon lunch ok okay yes yeah yep
    """)

  static func words(_ list: String) -> Set<String> { Set(list.split { $0 == " " || $0 == "\n" }.map(String.init)) }
}

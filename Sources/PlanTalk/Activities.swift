import Language
import Planning

/// What somebody does, or does not do, on a day.
enum Meaning: Equatable {
  /// A run; nil when its kind was not said.
  case run(Run.Kind?)
  /// Strength work; nil when any session will do.
  case strength(Focus?)
  case race(Race.Distance)
  /// No time for anything.
  case block
  /// Time for training.
  case available
  /// Another sport: it takes a day and changes nothing.
  case other
  /// The first day of the plan.
  case start

  var isRun: Bool { if case .run = self { true } else { false } }
}

/// Words for what is done on a day, in the singular.
enum Activities {
  static let words: PhraseMap<Meaning> = {
    var table: [String: Meaning] = [:]
    func add(_ meaning: Meaning, _ phrases: [String]) { for phrase in phrases { table[phrase] = meaning } }
    add(.run(nil), ["run", "running", "ran", "runner"])
    add(
      .run(.easy),
      [
        "easy", "easy run", "easy jog", "easy mile", "jog", "jogging", "recovery", "recovery run", "recovery jog", "steady", "steady run",
        "shakeout", "shakeout run", "shake out", "shake out run", "slow run", "base run", "easy day", "run commute", "commute run", "run to work",
        "running to work", "treadmill run", "trail run", "club run", "group run", "social run", "zone 2", "z2", "easy one", "gentle run",
        "short run", "couch to 5k", "c25k", "plod", "conversational run",
      ])
    add(
      .run(.intervals),
      [
        "interval", "interval run", "interval session", "speed", "speed work", "speedwork", "speed session", "speed run", "speed workout",
        "speed training", "track", "track session", "track night", "track workout", "track run", "rep", "rep session", "fartlek", "fartlek run",
        "vo2", "vo2 max", "vo2max", "club session", "club night", "club training", "sprint", "sprint session", "400", "800", "speed day",
        "fast run", "quality session", "interval training",
      ])
    add(
      .run(.tempo),
      [
        "tempo", "tempo run", "tempo session", "threshold", "threshold run", "threshold session", "cruise interval", "race pace", "race pace run",
        "marathon pace", "marathon pace run", "mp run", "progression run", "time trial", "parkrun", "park run", "sweet spot run",
        "lactate threshold run",
      ])
    add(
      .run(.hills),
      [
        "hill", "hill run", "hill rep", "hill repeat", "hill sprint", "hill session", "hill workout", "hill interval", "hilly run", "hill work",
        "hill training",
      ])
    add(
      .run(.long),
      [
        "long", "long run", "long one", "lsd", "lsd run", "lr", "long slow run", "long slow distance", "long jog", "medium long run", "big run",
        "longer run", "longer one", "longer",
      ])
    add(
      .strength(nil),
      [
        "gym", "gym session", "gym day", "gym work", "lift", "lifting", "lifting session", "weight", "weight session", "weight training",
        "strength", "strength training", "strength session", "strength work", "strength day", "strength workout", "s and c", "lifted",
        "gym workout", "resistance training", "weight lifting", "weightlifting", "strengthening", "lifting day", "pump", "strength stuff",
      ])
    add(
      .strength(.legs), ["leg", "leg day", "leg session", "lower body", "leg workout", "lower", "lower body session", "lower body day", "heavy leg"])
    add(
      .strength(.upperCore),
      [
        "upper body", "upper", "upper body and core", "core", "core session", "core workout", "core work", "arm", "upper body session",
        "upper body day", "arm day",
      ])
    add(.strength(.fullBody), ["full body", "whole body", "total body", "full body session", "full body workout"])
    add(
      .block,
      [
        "no time", "busy", "away", "travelling", "traveling", "off", "day off", "rest", "rest day", "resting", "out", "never", "not available",
        "unavailable", "not free", "not possible", "impossible", "no good", "do not work", "does not work", "will not work", "no training",
        "no session", "blocked", "work late", "working late", "can not", "can not do", "can not train", "can not make", "can not make it",
        "can not workout", "can not exercise", "can not lift", "can not do anything", "not able", "do nothing", "not train", "not training",
        "no exercise", "no workout", "do not want to train", "no go", "full on", "on shift", "at work all day", "on holiday", "travel", "keep free",
        "not an option", "do not train", "never train", "avoid", "rest up", "out of town", "fully booked", "hectic", "swamped", "in meeting",
        "on call", "night shift", "have no time", "do not have time", "tied up", "is out", "no", "not", "not on", "no way", "working", "am out",
        "do not suit", "does not suit", "did not work", "no activity", "not be able", "nothing", "can not manage", "work trip", "wedding", "work do",
        "appointment", "date night", "night out", "conference", "funeral", "party", "do not do", "be a no", "free from training",
      ])
    add(
      .available,
      [
        "free", "available", "okay", "work for me", "possible", "work best", "good for me", "can train", "can do", "fine", "i can make", "suit me",
        "best",
      ])
    add(
      .other,
      [
        "swim", "swimming", "bike", "biking", "cycle", "cycling", "spin", "spin class", "yoga", "pilate", "football", "soccer", "tennis",
        "climbing", "rowing", "walk", "walking", "hike", "hiking", "ride", "bike ride", "netball", "hockey", "rugby", "boxing", "dance", "turbo",
        "cross training", "golf", "padel", "squash", "badminton", "crossfit", "hiit", "class",
      ])
    add(
      .start,
      [
        "starting", "starting from", "start", "start the plan", "start my plan", "start the plan on", "start my plan on", "begin the plan on",
        "start it on", "start the week", "start on", "start from", "beginning", "begin", "begin on", "commencing", "week commencing", "week of",
        "from",
      ])
    return PhraseMap(table)
  }()

  /// Races by their names.
  static let races: PhraseMap<Race.Distance> = {
    var table: [String: Race.Distance] = [:]
    func add(_ distance: Race.Distance, _ phrases: [String]) { for phrase in phrases { table[phrase] = distance } }
    add(.fiveK, ["5k", "5km", "5 k", "5 km", "five k", "5k race"])
    add(.tenK, ["10k", "10km", "10 k", "10 km", "ten k", "10k race"])
    add(
      .half,
      [
        "half marathon", "hm", "half mara", "13.1", "21k", "21km", "21.1k", "half marathon race", "great north run", "half", "1/2 marathon",
        "halfmarathon",
      ])
    add(.marathon, ["marathon", "full marathon", "mara", "26.2", "42k", "42km", "42.2k", "marathon race", "london marathon", "vlm"])
    add(
      .ultra,
      [
        "ultra", "ultramarathon", "ultra marathon", "50k", "50km", "100k", "100km", "50 miler", "100 miler", "50 mile race", "100 mile race",
        "50 mile", "100 mile",
      ])
    add(
      .other,
      [
        "race", "race day", "goal race", "a race", "10 miler", "10 mile", "10 mile race", "15k", "ten mile race", "big race", "cross country race",
        "xc race", "trail race", "fell race", "triathlon", "ironman", "duathlon", "relay", "20 miler", "8k", "3k", "mile race", "tune up race",
        "my event", "target race",
      ])
    return PhraseMap(table)
  }()
}

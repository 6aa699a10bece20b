// Common English words (SCOWL up to size 50, American and British; see NOTICE), embedded by the EmbedContent plugin.
import Language

extension WordList {
  /// Common English words: what a speller should leave alone.
  public static let english = WordList(files[0].text)
}

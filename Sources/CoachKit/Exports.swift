@_exported import Dialogue

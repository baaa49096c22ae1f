namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>The credentials of a request could not be had, for a reason that may pass; nothing was sent.</summary>
/// <param name="message">What could not be had and why, in whole sentences without any secret.</param>
/// <param name="inner">Why; null where that may hold a secret.</param>
internal sealed class CredentialsException(string message, Exception? inner) : Exception(message, inner);

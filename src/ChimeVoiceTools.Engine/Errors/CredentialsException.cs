namespace ChimeVoiceTools.Engine.Errors;

/// <summary>The credentials of a request could not be read, for a reason that may pass; nothing was sent.</summary>
/// <remarks>It keeps no other exception: whoever reads credentials may quote them.</remarks>
/// <param name="message">What could not be read and why, in whole sentences without any secret.</param>
internal sealed class CredentialsException(string message) : Exception(message);

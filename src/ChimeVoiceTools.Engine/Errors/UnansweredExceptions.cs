using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Errors;

/// <summary>
/// An endpoint answered with a redirection, which was not followed: what was sent there would go to whoever it names.
/// </summary>
/// <param name="status">The HTTP status.</param>
/// <param name="location">Where it leads, as it came; null when the answer does not say.</param>
internal sealed class RedirectedException(int status, string? location)
    : Exception(
        Text.Format(Messages.Redirected, status, string.IsNullOrEmpty(location) ? Messages.Nowhere : DisplayText.Of(location)));

/// <summary>The credentials of a request could not be read, for a reason that may pass; nothing was sent.</summary>
/// <remarks>It keeps no other exception: whoever reads credentials may quote them.</remarks>
/// <param name="message">What could not be read and why, in whole sentences without any secret.</param>
internal sealed class CredentialsException(string message) : Exception(message);

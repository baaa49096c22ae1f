using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Errors;

/// <summary>An endpoint answered with a redirection, which was not followed: what was sent there would go to whoever it names.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="location">Where it leads, as it came; null when the answer does not say.</param>
internal sealed class RedirectedException(int status, string? location)
    : Exception(Text.Format(Messages.Redirected, status, string.IsNullOrEmpty(location) ? Messages.Nowhere : DisplayText.Of(location)));

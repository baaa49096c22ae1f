namespace ChimeVoiceTools.Engine.Connections;

/// <summary>
/// What several connections have in common that lead to the same limits: the endpoint, the region, and who signs. One that
/// parameters name and one that a piped task names may be two connections with one key.
/// </summary>
/// <param name="EndpointUrl">The endpoint.</param>
/// <param name="Region">The region that requests are signed for.</param>
/// <param name="Signer">The fingerprint of what chose the credentials.</param>
internal sealed record EndpointKey(string EndpointUrl, string Region, string Signer);

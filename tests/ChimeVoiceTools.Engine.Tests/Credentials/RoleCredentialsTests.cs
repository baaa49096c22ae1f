using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tests.Credentials;

/// <summary>Roles that are assumed at a server that answers as AWS STS does.</summary>
public sealed class RoleCredentialsTests : IAsyncDisposable
{
    private const string Role = "arn:aws:iam::123456789012:role/listener";
    private const string Device = "arn:aws:iam::123456789012:mfa/ann";

    private const string Assumed = """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser>
        <Arn>arn:aws:sts::123456789012:assumed-role/listener/session</Arn><AssumedRoleId>AROA:session</AssumedRoleId></AssumedRoleUser>
        <Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>secret-of-role</SecretAccessKey><SessionToken>token-of-role</SessionToken>
        <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
        """;

    private const string Refused = """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code>
        <Message>MultiFactorAuthentication failed with invalid MFA one time pass code.</Message></Error></ErrorResponse>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("chime-").FullName;
    private readonly HostileServer _service;
    private readonly List<string> _asked = [];

    public RoleCredentialsTests() => _service = new HostileServer(static async (request, stream, end) =>
    {
        var (status, body) = request.Body.Contains("TokenCode=000000", StringComparison.Ordinal)
            ? (403, Refused)
            : (200, Assumed);
        var answer = $"HTTP/1.1 {status} Any\r\nContent-Type: text/xml\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), end);
    });

    [Fact]
    public async Task A_role_without_a_device_is_assumed_with_the_source_s_signature_in_the_region_that_was_found()
    {
        var keys = await Assume(new BasicAWSCredentials("AKIDSOURCE", "secret")).GetCredentialsAsync();

        Assert.Equal(("ASIAROLE", "secret-of-role", "token-of-role"), (keys.AccessKey, keys.SecretKey, keys.Token));
        var request = Assert.Single(_service.Requests);
        Assert.Contains("Action=AssumeRole", request.Body, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(Role), request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("TokenCode", request.Body, StringComparison.Ordinal);
        Assert.Contains("Credential=AKIDSOURCE/", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/sts/", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_role_with_a_device_is_assumed_with_the_code_that_was_asked_for()
    {
        await Assume(new BasicAWSCredentials("AKIDSOURCE", "secret"), Device, "408159").GetCredentialsAsync();

        Assert.Equal([Device], _asked);
        var request = Assert.Single(_service.Requests);
        Assert.Contains("TokenCode=408159", request.Body, StringComparison.Ordinal);
        Assert.Contains("SerialNumber=" + Uri.EscapeDataString(Device), request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_chain_the_code_of_the_first_role_is_asked_for_first_and_its_keys_sign_for_the_second()
    {
        var first = Assume(new BasicAWSCredentials("AKIDSOURCE", "secret"), "first-device", "111111");

        await Assume(first, "second-device", "222222").GetCredentialsAsync();

        Assert.Equal(["first-device", "second-device"], _asked);
        Assert.Equal(
            ["AKIDSOURCE", "ASIAROLE"],
            _service.Requests.Select(request => request.Headers["Authorization"].Split("Credential=", 2)[1].Split('/')[0]));
    }

    [Fact]
    public async Task A_code_that_AWS_refuses_is_an_error_that_names_role_and_device_and_the_next_fetch_asks_again()
    {
        var credentials = Assume(new BasicAWSCredentials("AKIDSOURCE", "secret"), Device, "000000", "408159");

        var error = await Assert.ThrowsAsync<ChimeException>(() => credentials.GetCredentialsAsync());
        var keys = await credentials.GetCredentialsAsync();

        Assert.Equal(ErrorIds.CredentialsNotFound, error.ErrorId);
        Assert.Contains(Role, error.Message, StringComparison.Ordinal);
        Assert.Contains(Device, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("000000", error.Message, StringComparison.Ordinal);
        Assert.Equal("ASIAROLE", keys.AccessKey);
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Without_a_code_nothing_is_sent()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Assume(new BasicAWSCredentials("AKIDSOURCE", "secret"), Device).GetCredentialsAsync());

        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void What_needs_a_code_is_not_renewed_before_it_has_expired_since_nobody_would_answer()
    {
        var open = Assume(new BasicAWSCredentials("AKIDSOURCE", "secret"));
        var guarded = Assume(new BasicAWSCredentials("AKIDSOURCE", "secret"), Device);

        Assert.True(open.PreemptExpiryTime > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, guarded.PreemptExpiryTime);
        Assert.Equal(TimeSpan.Zero, Assume(guarded).PreemptExpiryTime);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private RoleCredentials Assume(AWSCredentials source, string? device = null, params string[] codes)
    {
        var file = Path.Combine(_folder, "credentials");
        File.WriteAllText(file, $"[listener]\nendpoint_url = {_service.Url}\n");
        var left = new Queue<string>(codes);
        return new RoleCredentials(
            source,
            new AssumeRoleAWSCredentials(
                source, Role, "session", new AssumeRoleAWSCredentialsOptions { MfaSerialNumber = device }),
            new ProfileOrigin("listener", file, null, new CredentialProfile("listener", new CredentialProfileOptions())),
            asked =>
            {
                _asked.Add(asked);
                return left.Count > 0
                    ? Task.FromResult(left.Dequeue())
                    : throw new InvalidOperationException("No code was given.");
            },
            () => Task.FromResult(RegionEndpoint.EUCentral1));
    }
}

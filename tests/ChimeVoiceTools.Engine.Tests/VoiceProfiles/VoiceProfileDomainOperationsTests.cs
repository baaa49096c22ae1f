using System.Globalization;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.VoiceProfiles;

namespace ChimeVoiceTools.Engine.Tests.VoiceProfiles;

public sealed class VoiceProfileDomainOperationsTests
{
    private static readonly VoiceProfileDomainCreation Callers = new()
    {
        Name = "callers",
        KmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c",
        Description = "Who calls us",
        Tags = [new("team", "fraud")],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static List<KeyValuePair<string, string>> Tags(int count, int keyLength, int valueLength) =>
    [
        .. Enumerable.Range(0, count).Select(number => new KeyValuePair<string, string>(
            number.ToString(CultureInfo.InvariantCulture).PadLeft(keyLength, 'k').Substring(0, keyLength),
            new string('v', valueLength))),
    ];

    [Fact]
    public async Task A_domain_is_created_read_changed_and_removed()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();

        var created = await endpoint.VoiceProfileDomains.CreateAsync(Callers, Token);
        var changed = await endpoint.VoiceProfileDomains.UpdateAsync(created.VoiceProfileDomainId, "known callers", null, Token);
        var read = await endpoint.VoiceProfileDomains.GetAsync(created.VoiceProfileDomainId, Token);
        await endpoint.VoiceProfileDomains.DeleteAsync(created.VoiceProfileDomainId, Token);

        Assert.Equal("callers", created.Name);
        Assert.Equal(Callers.KmsKeyArn, created.KmsKeyArn);
        Assert.Equal("known callers", changed.Name);
        Assert.Equal("Who calls us", read.Description);
        Assert.Equal(endpoint.EndpointUrl, read.EndpointUrl);
        Assert.DoesNotContain(created.VoiceProfileDomainId, endpoint.Service.VoiceProfileDomainIds);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterWork)]
    [InlineData(FaultKind.TruncatedBody)]
    public async Task A_creation_whose_answer_is_lost_creates_one_domain(FaultKind fault)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.Fail(fault, "CreateVoiceProfileDomain");

        var created = await endpoint.VoiceProfileDomains.CreateAsync(Callers, Token);

        Assert.Equal(2, endpoint.Requests("CreateVoiceProfileDomain"));
        Assert.Equal(
            [endpoint.Service.VoiceProfileDomainId, created.VoiceProfileDomainId!], endpoint.Service.VoiceProfileDomainIds);
    }

    [Fact]
    public async Task Two_creations_alike_create_two_domains()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();

        var one = await endpoint.VoiceProfileDomains.CreateAsync(Callers, Token);
        var other = await endpoint.VoiceProfileDomains.CreateAsync(Callers, Token);

        Assert.NotEqual(one.VoiceProfileDomainId, other.VoiceProfileDomainId);
    }

    [Fact]
    public async Task A_deletion_whose_answer_is_lost_has_succeeded()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        endpoint.Fail(FaultKind.ResetAfterWork, "DeleteVoiceProfileDomain");

        await endpoint.VoiceProfileDomains.DeleteAsync(endpoint.Service.VoiceProfileDomainId, Token);

        Assert.Empty(endpoint.Service.VoiceProfileDomainIds);
    }

    [Fact]
    public async Task A_full_account_is_an_error_that_says_what_to_do()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync(quotas: EmulatorQuotas.Unlimited with { VoiceProfileDomains = 1 });

        var error = await Assert.ThrowsAsync<ChimeException>(() => endpoint.VoiceProfileDomains.CreateAsync(Callers, Token));

        Assert.Equal("ResourceLimitExceededException", error.ErrorId);
        Assert.Contains("remove one that is no longer needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_domains_are_listed_in_pages()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        for (var i = 0; i < 4; i++)
        {
            await endpoint.VoiceProfileDomains.CreateAsync(Callers, Token);
        }

        var list = endpoint.VoiceProfileDomains.List(new ListWindow(skip: 1, first: 2));
        var read = await list.ReadAsync(Token);

        Assert.Equal(endpoint.Service.VoiceProfileDomainIds.Skip(1).Take(2), read.Select(domain => domain.VoiceProfileDomainId));
        Assert.All(read, domain => Assert.Null(domain.KmsKeyArn));
        Assert.False(list.HasMore);
    }

    [Theory]
    [InlineData("", "arn:aws:kms:key", null, "Name")]
    [InlineData("a/b", "arn:aws:kms:key", null, "Name")]
    [InlineData("ends with a line\n", "arn:aws:kms:key", null, "Name")]
    [InlineData(null, "arn:aws:kms:key", null, "Name")]
    [InlineData("callers", "alias/key", null, "KmsKeyArn")]
    [InlineData("callers", "arn", null, "KmsKeyArn")]
    [InlineData("callers", null, null, "KmsKeyArn")]
    [InlineData("callers", "arn:aws:kms:key", 1025, "Description")]
    public async Task Input_that_breaks_a_rule_is_refused_before_anything_is_sent(
        string? name, string? key, int? descriptionLength, string parameter)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();
        var description = descriptionLength is { } length ? new string('d', length) : null;

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => endpoint.VoiceProfileDomains.CreateAsync(
                new VoiceProfileDomainCreation { Name = name, KmsKeyArn = key, Description = description }, Token));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Contains($" of {parameter} ", error.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Service.Requests);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(51, 3, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 129, 0)]
    [InlineData(1, 128, 257)]
    public async Task Tags_that_break_a_rule_are_refused_before_anything_is_sent_and_not_quoted(
        int count, int keyLength, int valueLength)
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => endpoint.VoiceProfileDomains.CreateAsync(Callers with { Tags = Tags(count, keyLength, valueLength) }, Token));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Contains(" of Tag ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kk", error.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Service.Requests);
    }

    [Fact]
    public async Task An_arn_that_breaks_the_rule_is_not_quoted()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => endpoint.VoiceProfileDomains.CreateAsync(
                Callers with { KmsKeyArn = "arn:aws:kms:us-east-1:111122223333:key/with a space" }, Token));

        Assert.Contains(" of KmsKeyArn ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("111122223333", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_the_greatest_length_are_sent()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();

        await endpoint.VoiceProfileDomains.CreateAsync(
            new VoiceProfileDomainCreation { Name = new string('n', 256), KmsKeyArn = "arn" + new string('k', 1021), Description = new string('d', 1024), Tags = Tags(50, 128, 256) }, Token);

        Assert.Equal(201, Assert.Single(endpoint.Service.Requests).Status);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_refused()
    {
        using var endpoint = await EmulatedEndpoint.StartAsync();

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => endpoint.VoiceProfileDomains.UpdateAsync(endpoint.Service.VoiceProfileDomainId, null, null, Token));

        Assert.Contains("nothing to change", error.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Service.Requests);
    }
}

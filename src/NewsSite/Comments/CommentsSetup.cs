using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace NewsSite.Comments;

/// <summary>This room's acts, and what it remembers between them.</summary>
internal static class CommentsSetup
{
    public static IServiceCollection AddCommentsRoom(this IServiceCollection services)
    {
        services.TryAddSingleton(new CommentSettings());
        services.TryAddSingleton(new DigestRules());
        services.AddSingleton<Twins>().AddSingleton<Flood>().AddSingleton<Senders>().AddSingleton<UnwantedWords>().AddSingleton<Wave>().AddSingleton<HouseRules>().AddSingleton<OpenThreads>().AddSingleton<KnownArticles>();
        services.AddSingleton<PaperSecrets>().AddSingleton<FormStamps>().AddSingleton<FormKeys>().AddScoped<ReaderTokens>();
        services.AddScoped<BreakWave>().AddScoped<Screening>().AddScoped<SubmitComment>().AddScoped<TakeComments>().AddSingleton<CommentsUnderWay>().AddScoped<WithdrawComment>();
        services.AddScoped<DecideComments>().AddScoped<UndoDecision>().AddScoped<RedactComment>().AddScoped<CloseThreads>().AddScoped<SaveRules>().AddScoped<SilenceSender>();
        services.AddSingleton<Reporters>().AddScoped<ReportComment>().AddScoped<MendComment>().AddScoped<AskForSecondLook>().AddScoped<EraseComment>().AddScoped<WriteWordList>().AddScoped<GiveToken>().AddSingleton<GivenTokens>().AddScoped<WriteDigest>().AddScoped<UseDecisionLink>();
        return services;
    }
}

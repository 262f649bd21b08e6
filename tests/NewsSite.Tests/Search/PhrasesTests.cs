using Microsoft.Extensions.DependencyInjection;
using NewsSite.Model;
using NewsSite.Search;
using NewsSite.TestKit;
using NewsSite.Text;
using Xunit;

namespace NewsSite.Tests.Search;

/// <summary>A phrase is found from every keyboard, and only where its words follow one another.</summary>
public sealed class PhrasesTests
{
    private const string Pashto = "په کور کې د پښتو ژبه ویل کېږي. د ورځپاڼې چلول اسان دي. ټولټاکنې وځنډېدې او ډېرو خلکو زده‌کوونکي لیدل.";
    private const string Dari = "خانه‌های ویران آباد شد و زندانی‌ها آزاد. هواپیماها پرواز کردند. رئیس‌جمهور به هرات رفت. آب و هوای کابل خوب است. مسؤول دولت گفت که او می‌رود و بعد نمی‌داند. آقای رئیس با همه گفت که آینده روشن است.";

    [Theory]
    [InlineData("ps", "\"پښتو ژبه\"", true)]
    [InlineData("ps", "\"پشتو ژبه\"", true)]
    [InlineData("ps", "\"ورزپانی چلول\"", true)]
    [InlineData("ps", "\"ژبه پښتو\"", false)]
    [InlineData("fa-AF", "\"اب و هوای\"", true)]
    [InlineData("fa-AF", "\"مسوول دولت\"", true)]
    [InlineData("fa-AF", "\"رییس اینده\"", false)]
    [InlineData("fa-AF", "\"میرود نمیداند\"", false)]
    [InlineData("fa-AF", "\"رییس با همه\"", true)]
    [InlineData("ps", "\"تولتاکنی وزندیدی\"", true)]
    [InlineData("ps", "\"ټولټاكني وځنډيدي\"", true)]
    [InlineData("ps", "\"خلکو زدهکوونکي\"", true)]
    [InlineData("ps", "ډير*", true)]
    [InlineData("ps", "دیر*", true)]
    [InlineData("ps", "ځير*", false)]
    [InlineData("ps", "\"ءءءءء نشته\"", false)]
    [InlineData("ps", "\"په کور کې د پشتو ژبه ویل کېږي د ورځپاڼې چلول اسان\"", true)]
    [InlineData("fa-AF", "\"خانههای ویران\"", true)]
    [InlineData("fa-AF", "\"خانه های ویران\"", true)]
    [InlineData("fa-AF", "\"زندانیها ازاد\"", true)]
    [InlineData("fa-AF", "\"رییسجمهور به هرات\"", true)]
    [InlineData("fa-AF", "\"هواپیما ها پرواز\"", true)]
    [InlineData("fa-AF", "\"هواپیما‌ها پرواز\"", true)]
    [InlineData("fa-AF", "\"هواپیماها پرواز\"", true)]
    [InlineData("fa-AF", "\"ویران خانههای\"", false)]
    [InlineData("fa-AF", "کابل -\"خانههای ویران\"", false)]
    [InlineData("fa-AF", "کابل -\"مسوول دولت\"", false)]
    public async Task It_is_found_in_every_spelling_where_its_words_follow_one_another(string language, string typed, bool isFound)
    {
        await using var newsroom = await TestNewsroom.OpenAsync();
        await newsroom.WriteAsync(db =>
        {
            var article = new Article { Code = "phrases1", Edition = language, Story = new Story { Key = "phrases1" }, Headline = "Phrases" };
            article.Rename("phrases");
            article.Write("", ArticleMarkdown.Render(language == "ps" ? Pashto : Dari, _ => null), []);
            article.Publish(newsroom.Clock.Now.AddDays(-1));
            db.Articles.Add(article);
        });
        var findings = await newsroom.InScopeAsync(scope => scope.GetRequiredService<FindArticles>().RunAsync(new SearchFor(typed, language, language), 1, default));
        Assert.Equal(isFound, findings.Count == 1);
        if (isFound) Assert.Contains(Assert.Single(findings.Articles).Text, passage => passage.IsHit);
    }

    [Fact]
    public void A_letter_is_read_as_others_and_stands_first() => Assert.Equal(('ش', 'ښ', 1), (SearchForms.ReadAlike('ش')[0], SearchForms.ReadAlike('ش')[1], SearchForms.ReadAlike('w').Count));
}

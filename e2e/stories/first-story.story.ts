import { firstStory } from "../support/first-story";
import { story } from "../support/story";

story(
  "[O1] [O2] a visit recorded without signal survives the power and reaches the office once",
  async ({ town }) => {
    await firstStory(town, false);
  },
);

story("the same by keyboard alone", async ({ town }) => {
  await firstStory(town, true);
});

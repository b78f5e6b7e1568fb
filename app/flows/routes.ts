import router from '@adonisjs/core/services/router'
import { middleware } from '#platform/http/middleware/named'
import { open } from '#platform/http/guards'

const HomeController = () => import('#flows/home/home_controller')
const SearchController = () => import('#flows/search/search_controller')
const StyleGuideController = () => import('#flows/style_guide/style_guide_controller')

router
  .group(() => {
    router.get('/', [HomeController, 'show']).as('home').use(open('everyone has a day'))
    router
      .get('search', [SearchController, 'index'])
      .as('search')
      .use(open('each source asks for its own right'))
  })
  .use(middleware.auth())

router
  .get('style-guide', [StyleGuideController, 'show'])
  .as('style_guide')
  .use(open('development only'))
